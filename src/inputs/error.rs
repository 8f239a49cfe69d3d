use crate::messages::errors;

/// A text that an input did not take.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// Not a number at all.
    #[error("{}", errors::not_a_number(text, label, range))]
    NotANumber {
        /// Name of the field.
        label: &'static str,
        /// What was given.
        text: String,
        /// What is accepted.
        range: String,
    },
    /// A number outside what is accepted.
    #[error("{}", errors::out_of_range(text, label, range))]
    OutOfRange {
        /// Name of the field.
        label: &'static str,
        /// What was given.
        text: String,
        /// What is accepted.
        range: String,
    },
    /// Not one of the words, or not in the grammar.
    #[error("{}", errors::not_understood(text, label, accepts))]
    NotUnderstood {
        /// Name of the field.
        label: &'static str,
        /// What was given.
        text: String,
        /// What is accepted.
        accepts: String,
    },
}
