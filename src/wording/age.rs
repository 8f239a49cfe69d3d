use super::span::count;

/// How long ago something was, from `seconds`: "just now", "3 minutes ago", "27 days old". A moment that
/// lies ahead, as of a clock that runs slow, is just now.
pub fn age(seconds: i64) -> String {
    let minutes = seconds / 60;
    match minutes {
        ..=0 => "just now".to_owned(),
        1..60 => format!("{} ago", count(minutes as u64, "minute")),
        60..2880 => format!("{} ago", count((minutes / 60) as u64, "hour")),
        _ => format!("{} old", count((minutes / 1440) as u64, "day")),
    }
}

#[cfg(test)]
mod tests {
    use super::age;

    #[test]
    fn counts_whole_units() {
        for (seconds, text) in [
            (-40, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (3_599, "59 minutes ago"),
            (3_600, "1 hour ago"),
            (172_799, "47 hours ago"),
            (172_800, "2 days old"),
            (27 * 86_400 + 5, "27 days old"),
        ] {
            assert_eq!(age(seconds), text);
        }
    }
}
