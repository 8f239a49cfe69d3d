use std::fmt;

use crate::inputs::{Dialect, INPUTS, Input, InputError, Scope, Write};
use crate::market::snapshot;
use crate::messages::link;
use crate::networks;
use crate::projection::staking;
use crate::scenario::{Case, Scenario};
use crate::units::UnixTime;

use super::{MOST_PLANS, VERSION, View, coding, neutral};

/// What was read from a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The view it opens.
    pub view: View,
    /// What it describes; everything unread has its default.
    pub scenario: Scenario,
    /// What was not read, and why.
    pub notes: Vec<Note>,
    /// The keys it gave that were understood, as written (`price`, `2.price`).
    pub given: Vec<String>,
}

/// One thing in a link that was not taken as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The key, as written.
    pub key: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Why a key or its value was not taken.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// No input has this key.
    UnknownKey,
    /// The key says nothing about this kind of plan.
    Unused,
    /// The value is not understood; the default stands.
    Value(InputError),
    /// The key came more than once; the last one counts.
    Repeated,
    /// The link was made by a newer version.
    Newer(String),
    /// The link names a version that there never was.
    NoVersion(String),
    /// There is no view of this name.
    UnknownView(String),
    /// A market value is missing, and no source knows it.
    Missing {
        /// Ticker of the coin.
        coin: &'static str,
        /// What it was taken as, where the plan can be judged without it.
        taken_as: Option<&'static str>,
    },
    /// A market value is missing; the built-in one was used.
    BuiltIn {
        /// The value used.
        value: String,
        /// The day it is from.
        date: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.as_str();
        f.write_str(&match &self.problem {
            Problem::UnknownKey => link::unknown_key(key),
            Problem::Value(error) => link::value(key, &error.to_string()),
            Problem::Unused => link::unused(key),
            Problem::Repeated => link::repeated(key),
            Problem::Newer(version) => link::newer(key, &version.to_string(), &VERSION.to_string()),
            Problem::NoVersion(text) => link::no_version(key, text, &VERSION.to_string()),
            Problem::UnknownView(name) => link::unknown_view(name),
            Problem::Missing { coin, taken_as: None } => link::missing(key, coin),
            Problem::Missing { coin, taken_as: Some(value) } => link::missing_taken_as(key, coin, value),
            Problem::BuiltIn { value, date } => link::built_in(key, value, date),
        })
    }
}

/// Reads a link, a fragment or the bare part after the `?`.
///
/// Nothing a link can contain fails: what is not understood keeps its default and earns a [`Note`].
/// `None` only when the catalog has no coin at all.
pub fn read(link: &str, now: UnixTime) -> Option<Link> {
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment).trim();
    let (view, query) = match fragment.split_once('?') {
        Some(parts) => parts,
        None if fragment.contains('=') => ("calc", fragment),
        None => (fragment, ""),
    };
    let mut reader = Reader::new(query);
    let known = View::find(view.trim_start_matches('/'));
    if known.is_none() && !view.is_empty() {
        reader.note("view", Problem::UnknownView(view.chars().take(40).collect()));
    }
    let mut cases = vec![reader.case(0, neutral(networks::all().first()?, now), &[])];
    for index in 1..reader.plans {
        let first = &cases[0];
        let mut base = neutral(first.coin, now);
        let (plan, loan, weight) = (base.plan.clone(), base.loan, base.weight);
        base.clone_from(first);
        (base.plan, base.loan, base.weight) = (plan, loan, weight);
        base.name.clear();
        let case = reader.case(index, base, &[Scope::Common]);
        cases.push(case);
    }
    reader.finish();
    Some(Link {
        view: known.unwrap_or(View::Calc),
        scenario: Scenario { cases },
        notes: reader.notes,
        given: reader.given,
    })
}

/// What is wrong with the version that a link names, if anything.
pub fn version_problem(text: &str) -> Option<Problem> {
    let shown = text.chars().take(20).collect();
    match text.trim().parse::<u32>() {
        Ok(VERSION) => None,
        Ok(version) if version > VERSION => Some(Problem::Newer(shown)),
        _ => Some(Problem::NoVersion(shown)),
    }
}

struct Pair {
    plan: usize,
    key: String,
    written: String,
    text: String,
    used: bool,
}

struct Reader {
    pairs: Vec<Pair>,
    plans: usize,
    notes: Vec<Note>,
    given: Vec<String>,
}

impl Reader {
    fn new(query: &str) -> Self {
        let mut reader = Self { pairs: Vec::new(), plans: 1, notes: Vec::new(), given: Vec::new() };
        for (key, text) in coding::pairs(query) {
            reader.pair(&key, &text);
        }
        reader
    }

    fn pair(&mut self, written: &str, text: &str) {
        let (plan, key) = match written.split_once('.') {
            Some((number, key)) => match number.parse::<usize>() {
                Ok(number @ 1..=MOST_PLANS) => (number - 1, key),
                _ => (0, written),
            },
            None => (0, written),
        };
        if key == "v" {
            if let Some(problem) = version_problem(text) {
                self.note(written, problem);
            }
            return;
        }
        let known =
            INPUTS.iter().any(|input| input.key == key && (plan == 0 || input.scope != Scope::Common));
        if !known {
            self.note(written, Problem::UnknownKey);
            return;
        }
        self.plans = self.plans.max(plan + 1);
        if let Some(index) = self.pairs.iter().position(|pair| pair.plan == plan && pair.key == key) {
            self.note(written, Problem::Repeated);
            self.pairs.remove(index);
        }
        let (key, written, text) = (key.to_owned(), written.to_owned(), text.to_owned());
        self.pairs.push(Pair { plan, key, written, text, used: false });
    }

    /// Reads the keys of one plan into `case`, in the order of the table.
    fn case(&mut self, plan: usize, mut case: Case, skip: &[Scope]) -> Case {
        let first = case.coin.key;
        // A further plan of the same coin has the market of the first.
        let mut own_market = plan == 0;
        for input in INPUTS.iter().filter(|input| !skip.contains(&input.scope)) {
            let found = self.pairs.iter_mut().find(|pair| pair.plan == plan && pair.key == input.key);
            if let Some(pair) = found {
                pair.used = true;
                let (written, text) = (pair.written.clone(), pair.text.clone());
                if input.scope == Scope::Plan && !input.applies(&case) {
                    self.note(&written, Problem::Unused);
                    continue;
                }
                match input.set(&mut case, &text, Dialect::Link) {
                    // A number that the case has no place for: of a merged chain where there is none.
                    Ok(())
                        if input.is_number()
                            && !text.trim().is_empty()
                            && input.link_text(&case).is_empty() =>
                    {
                        self.note(&written, Problem::Unused);
                    }
                    Ok(()) => {
                        if idle(input, &case) {
                            self.note(&written, Problem::Unused);
                        }
                        self.given.push(written);
                    }
                    Err(error) => {
                        self.note(&written, Problem::Value(error));
                        if own_market {
                            self.built_in(&written, input, &case);
                        }
                    }
                }
                own_market |= input.key == "coin" && case.coin.key != first;
            } else if own_market && self.beside(plan, input, &case) {
                // No text is no figure; that it cannot fail is the table's affair.
                _ = input.set(&mut case, "", Dialect::Link);
            } else if own_market && input.applies(&case) {
                self.built_in(&prefixed(plan, input.key), input, &case);
            }
        }
        self.missing(&case, plan);
        case
    }

    /// Whether a built-in figure gives way to another that the link gives of the same thing: how much of a coin is
    /// staked can be told in coins or as a share of the supply.
    fn beside(&self, plan: usize, input: &Input, case: &Case) -> bool {
        let says = |pair: &Pair| pair.plan == plan && !pair.text.trim().is_empty();
        let gives = |key| self.pairs.iter().any(|pair| says(pair) && pair.key == key);
        let other = match input.key {
            "staked" => "bonded",
            "bonded" => "staked",
            _ => return false,
        };
        gives(other) && (gives("supply") || case.market.stake.supply.is_some())
    }

    /// Says what is needed but neither given nor known.
    fn missing(&mut self, case: &Case, plan: usize) {
        let coin = case.coin.symbol;
        let needed = case.plan.staking().and_then(|stake| staking::missing(case, stake));
        for key in case.missing().into_iter().chain(needed) {
            self.note(&prefixed(plan, key), Problem::Missing { coin, taken_as: None });
        }
        let pays_fees = case.coin.fee_part > 0.0 && case.market.own.reward.is_none();
        if case.market.unknown.fees && pays_fees && case.plan.mining().is_some() {
            self.note(&prefixed(plan, "fees"), Problem::Missing { coin, taken_as: Some("0") });
        }
    }

    /// Says so when a market value comes from the catalog, since it will be another one in a later version.
    fn built_in(&mut self, written: &str, input: &Input, case: &Case) {
        let date = match input.write {
            Write::Always | Write::Known => snapshot::date_of(case.coin, input.key),
            Write::WithCurrency => snapshot::rate_date(&case.currency),
            _ => None,
        };
        if let Some(date) = date {
            let value = input.link_text(case);
            self.note(written, Problem::BuiltIn { value, date });
        }
    }

    fn note(&mut self, key: &str, problem: Problem) {
        // A hostile link could earn millions of notes; nobody reads more than these.
        if self.notes.len() < 100 {
            self.notes.push(Note { key: key.chars().take(40).collect(), problem });
        }
    }

    fn finish(&mut self) {
        let unused: Vec<String> =
            self.pairs.iter().filter(|pair| !pair.used).map(|pair| pair.written.clone()).collect();
        for written in unused {
            self.note(&written, Problem::UnknownKey);
        }
    }
}

/// The key of plan `plan` as a link writes it.
fn prefixed(plan: usize, key: &str) -> String {
    if plan == 0 { key.to_owned() } else { format!("{}.{key}", plan + 1) }
}

/// Whether a key that was understood changes nothing about this coin; further plans may have another.
fn idle(input: &Input, case: &Case) -> bool {
    match input.key {
        "retarget" => case.outlook.retarget && !case.moves_in_steps(),
        "upg" => !case.outlook.upgrades.is_empty() && case.activations().next().is_none(),
        _ => false,
    }
}
