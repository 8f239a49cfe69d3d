//! Why a source was passed over.

use super::figure::Figure;
use super::gate::Refusal;
use super::sources::{Endpoint, SourceError};
use crate::messages::market;
use crate::units::UnixTime;

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The browser gave no answer and no reason: no network, a blocked host, or too many requests, whose
    /// refusals often lack the header that would let the page read them.
    #[error("{}", market::no_answer())]
    Unreachable,
    /// No answer within the time allowed.
    #[error("{}", market::no_answer_within(&crate::market::TIMEOUT_SECONDS.to_string()))]
    Slow,
    /// The server refused.
    #[error("{}", market::refused(&.0.to_string()))]
    Status(u16),
    /// The answer could not be read.
    #[error(transparent)]
    Unreadable(SourceError),
    /// The answer was read and not believed.
    #[error(transparent)]
    Implausible(Refusal),
}

/// A fault, of which source, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What was asked.
    pub endpoint: &'static Endpoint,
    /// The one figure that was unusable in an otherwise good answer.
    pub figure: Option<Figure>,
    /// What went wrong.
    pub fault: Fault,
    /// When.
    pub at: UnixTime,
}

impl Failure {
    /// Whether this kept a source from giving the figure.
    pub fn concerns(&self, figure: Figure) -> bool {
        self.figure.map_or_else(|| self.endpoint.gives(figure), |only| only == figure)
    }
}
