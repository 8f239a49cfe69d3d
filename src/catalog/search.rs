use super::Device;

/// The words of a query as [`matches`] compares them.
pub fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect()
}

/// Whether every word occurs in the machine's maker, model or hashrate, with this algorithm or any.
pub fn matches(device: &Device, algorithm: Option<&str>, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = folded(device.maker);
    text.push_str(&folded(device.model));
    for run in &device.runs {
        if algorithm.is_none_or(|algorithm| run.algorithm == algorithm) {
            text.push(' ');
            push_rate(&mut text, run.hashrate);
        }
    }
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Lower case without spaces and hyphens, so that "S21Pro", "s21 pro" and "s21-pro" are one.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_lowercase()).collect()
}

/// Appends the rate as people say it: `234th/s`, `1.2th/s`, `860gh/s`.
fn push_rate(text: &mut String, rate: f64) {
    const MULTIPLES: [(f64, &str); 5] =
        [(1e12, "th/s"), (1e9, "gh/s"), (1e6, "mh/s"), (1e3, "kh/s"), (1.0, "h/s")];
    let (multiple, unit) =
        MULTIPLES.iter().copied().find(|(multiple, _)| rate >= *multiple).unwrap_or((1.0, "h/s"));
    // Thousandths of the unit as an integer: formatting a float here would bring its code along.
    let thousandths = (rate / multiple * 1e3).round() as u64;
    text.push_str(&(thousandths / 1000).to_string());
    if !thousandths.is_multiple_of(1000) {
        let decimals = (thousandths % 1000 + 1000).to_string();
        text.push('.');
        text.push_str(decimals.get(1..).unwrap_or_default().trim_end_matches('0'));
    }
    text.push_str(unit);
}

#[cfg(test)]
mod tests {
    use crate::catalog::search;

    fn ids(query: &str) -> Vec<&'static str> {
        search(Some("SHA-256"), query).map(|device| device.id.as_str()).collect()
    }

    #[test]
    fn every_word_must_match() {
        assert_eq!(ids("antminer s21 pro"), ["antminer-s21-pro"]);
        assert_eq!(ids("S21PRO bitmain"), ["antminer-s21-pro"]);
        assert_eq!(ids("antminer-s21-pro"), ["antminer-s21-pro"]);
        assert_eq!(ids("s21 234th"), ["antminer-s21-pro"]);
        assert_eq!(ids("bitaxe 1.2"), ["bitaxe-gamma-601"]);
        assert_eq!(ids("gekko 0.25 TH/s").len(), 0);
        assert_eq!(ids("gekko 250 GH/s"), ["gekkoscience-compac-f-usb"]);
        assert_eq!(ids("s21 whatsminer").len(), 0);
        assert_eq!(search(None, "  ").count(), crate::catalog::DEVICES.len());
    }

    #[test]
    fn only_machines_and_rates_of_the_algorithm() {
        assert_eq!(search(Some("Scrypt"), "s21").count(), 0);
        // A card by its rate: 45 MH/s is KawPow here, and Etchash of other cards.
        let cards = |algorithm| search(algorithm, "rtx 3080 45mh/s").map(|card| card.id.as_str());
        assert_eq!(cards(Some("KawPow")).collect::<Vec<_>>(), ["rtx-3080"]);
        assert_eq!(cards(None).collect::<Vec<_>>(), ["rtx-3080"]);
        assert_eq!(cards(Some("Autolykos2")).count(), 0);
    }
}
