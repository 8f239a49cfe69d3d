/// Which way a text runs from its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It ends at the anchor.
    Before,
    /// It begins at the anchor.
    After,
}

/// About how wide `text` is with tabular figures, in units of its font size, in the widest of the fonts
/// that systems use by default. Only for leaving room: a browser could measure it, but not before it is drawn.
pub fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|c| match c {
            '.' | ',' | '\'' | '’' | ':' | ';' | '|' | 'i' | 'j' | 'l' => 0.33,
            ' ' | '\u{a0}' | '\u{202f}' | 'f' | 't' | 'r' | 'I' | '-' => 0.38,
            'm' | 'w' | 'M' | 'W' | '%' => 0.95,
            '+' | '−' => 0.84,
            'A'..='Z' | '₿' => 0.72,
            // Scripts with square characters.
            '\u{2e80}'..='\u{ffff}' => 1.05,
            _ => 0.64,
        })
        .sum()
}

/// Centres for labels in one row, given where each would like its centre and how wide it is, in rising
/// order. Labels keep inside `left` to `right` and `gap` apart; one that would touch the one before it is
/// left out.
pub fn spread(wishes: &[(f64, f64)], (left, right): (f64, f64), gap: f64) -> Vec<Option<f64>> {
    let mut taken = f64::NEG_INFINITY;
    wishes
        .iter()
        .map(|&(wish, width)| {
            let centre = wish.min(right - width / 2.0).max(left + width / 2.0);
            let free = centre - width / 2.0 >= taken;
            free.then(|| {
                taken = centre + width / 2.0 + gap;
                centre
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_touch() {
        let wishes = [(10.0, 60.0), (50.0, 60.0), (120.0, 60.0), (290.0, 60.0)];
        assert_eq!(spread(&wishes, (0.0, 300.0), 8.0), [Some(30.0), None, Some(120.0), Some(270.0)]);
    }

    #[test]
    fn wider_words_take_more_room() {
        assert!(text_width("−$10,000") > text_width("$0"));
        assert!((text_width("12345678") - 5.12).abs() < 1e-9);
    }
}
