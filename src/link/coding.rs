//! How a link writes what is not a plain letter: by the bytes of its UTF-8, `é` as `%C3%A9`.

/// The pairs of a query, as a form sends them: a plus sign stands for a space.
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(text))
    })
}

/// A text without its percent signs. One whose bytes are no UTF-8 stays as it is written, so that a message can show it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let (byte, left) = match (first, after) {
            (b'%', [high, low, left @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (16 * high + low, left),
                _ => (b'%', after),
            },
            (b'+', _) => (b' ', after),
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    }
}

/// Writes `text` behind `link`. Letters stay as they are that a fragment allows and that have no meaning in a form.
pub(crate) fn push(link: &mut String, text: &str) {
    let digit = |digit: u8| char::from(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b':' | b'~') {
            link.push(char::from(byte));
        } else {
            link.extend(['%', digit(byte / 16), digit(byte % 16)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(query: &str) -> Vec<(String, String)> {
        pairs(query).collect()
    }

    fn pair(key: &str, text: &str) -> (String, String) {
        (key.to_owned(), text.to_owned())
    }

    #[test]
    fn a_query_is_read_as_a_form_sends_it() {
        let cases = [
            ("a=1&b=2", vec![pair("a", "1"), pair("b", "2")]),
            ("&&a&=x&b=1=2&", vec![pair("a", ""), pair("", "x"), pair("b", "1=2")]),
            ("n=a+b%20c%2Bd", vec![pair("n", "a b c+d")]),
            ("%6e=caf%C3%a9", vec![pair("n", "café")]),
            ("n=50%&m=%zz&o=%4", vec![pair("n", "50%"), pair("m", "%zz"), pair("o", "%4")]),
            // Half of a letter of two bytes.
            ("n=%C3", vec![pair("n", "%C3")]),
            ("", vec![]),
        ];
        for (query, wanted) in cases {
            assert_eq!(read(query), wanted, "{query}");
        }
    }

    #[test]
    fn what_means_something_is_written_by_its_bytes() {
        let mut link = String::from("n=");
        push(&mut link, "A-b.c_1:~ é&=+%#");
        assert_eq!(link, "n=A-b.c_1:~%20%C3%A9%26%3D%2B%25%23");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>()) {
            let mut link = String::from("n=");
            push(&mut link, &text);
            prop_assert_eq!(read(&link), vec![pair("n", &text)]);
        }

        #[test]
        fn no_query_is_fatal(query in any::<String>()) {
            let _ = read(&query);
        }
    }
}
