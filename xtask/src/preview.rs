//! What chats and search engines show of a link to the page, where its address is known.

use crate::Result;

/// Names the page's address for the build: previews need whole addresses, though the page itself needs none.
pub const SITE_URL: &str = "BREAKEVEN_SITE_URL";

/// Puts address and picture of the page at `url` into its head.
///
/// # Errors
/// If `url` is no https address that ends in a slash, without anything to be escaped.
pub fn describe(page: &str, url: &str) -> Result<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
    if !url.starts_with("https://") || !url.ends_with('/') || !url.chars().all(plain) {
        return Err(format!("{SITE_URL} is `{url}`, not an address such as https://host/path/").into());
    }
    let (before, after) = page.split_once("</head>").ok_or("index.html has no </head>")?;
    Ok(format!(
        "{before}<link rel=\"canonical\" href=\"{url}\"><meta property=\"og:url\" content=\"{url}\">\
         <meta property=\"og:image\" content=\"{url}preview.png\"><meta property=\"og:image:width\" content=\"1200\">\
         <meta property=\"og:image:height\" content=\"630\"><meta property=\"og:image:alt\" content=\"The answer in one \
         sentence, and the cumulative cash flow with its break-even mark\"><meta name=\"twitter:card\" \
         content=\"summary_large_image\"></head>{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole() {
        let page = describe("<head></head><body>", "https://host.example/path/").unwrap();
        assert!(page.contains("og:image\" content=\"https://host.example/path/preview.png\""));
        assert!(page.ends_with("</head><body>"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in ["", "host/", "http://host/", "https://host/path", "https://host/\"><script>/"] {
            assert!(describe("<head></head>", url).is_err(), "{url}");
        }
    }
}
