//! The sentence of help of each input. It stands apart from the table, so that the page can fetch it when it is asked for.

use crate::messages::help;
use crate::plan::Kind;

/// What the input with this key means in a plan of this kind; nothing for a key that no input has.
pub fn explain(key: &str, kind: Kind) -> &'static str {
    let of_kind = help::find(&[key, "-", kind.key()].concat());
    of_kind.or_else(|| help::find(key)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::INPUTS;

    #[test]
    fn every_input_is_explained_in_every_plan() {
        for input in INPUTS {
            for kind in Kind::ALL {
                assert!(explain(input.key, kind).ends_with('.'), "{}", input.key);
            }
        }
        assert_ne!(explain("capex", Kind::Stake), explain("capex", Kind::Mine));
        assert_eq!(explain("nothing", Kind::Mine), "");
    }
}
