use crate::messages::time;

/// How long ago something was, from `seconds`: "just now", "3 minutes ago", "27 days old". A moment that
/// lies ahead, as of a clock that runs slow, is just now.
pub fn age(seconds: i64) -> String {
    let minutes = seconds / 60;
    let words = |count: fn(f64, &str) -> String, number: i64| count(number as f64, &number.to_string());
    match minutes {
        ..=0 => time::just_now().to_owned(),
        1..60 => words(time::minutes_ago, minutes),
        60..2880 => words(time::hours_ago, minutes / 60),
        _ => words(time::days_old, minutes / 1440),
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
