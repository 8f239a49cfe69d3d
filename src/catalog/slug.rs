/// The identifier a name gives: lower case, `-plus` for each `+`, and one hyphen for whatever else is
/// neither letter nor digit: `WhatsMiner M63S++` is `whatsminer-m63s-plus-plus`.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len() + 8);
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c == '+' {
            slug.push_str("-plus");
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_give_identifiers() {
        assert_eq!(slug("WhatsMiner M63S++"), "whatsminer-m63s-plus-plus");
        assert_eq!(slug("KBox (medium)"), "kbox-medium");
        assert_eq!(slug("A9++ ZMaster"), "a9-plus-plus-zmaster");
        assert_eq!(slug("  "), "");
    }
}
