//! The page's content security policy: which hosts it may ask, and that no script but its own may run.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// The data hosts of src/market, and no others.
const DATA_HOSTS: &[&str] = &[
    "https://api.coingecko.com",
    "https://coins.llama.fi",
    "https://api.coinbase.com",
    "https://cdn.jsdelivr.net",
    "https://latest.currency-api.pages.dev",
    "https://api.frankfurter.dev",
    "https://mempool.space",
    "https://api.blockchain.info",
    "https://blockchain.info",
    "https://blockstream.info",
    "https://litecoinspace.org",
    "https://explorer.melroy.org",
    "https://api.moneroocean.stream",
    "https://xmrchain.net",
    "https://etc.2miners.com",
    "https://rvn.2miners.com",
    "https://zec.2miners.com",
    "https://xmr.2miners.com",
    "https://erg.2miners.com",
    "https://ckb.2miners.com",
    "https://cfx.2miners.com",
    "https://kas.2miners.com",
    "https://ravencoin.herominers.com",
    "https://ergo.herominers.com",
    "https://conflux.herominers.com",
    "https://zano.herominers.com",
    "https://api.kaspa.org",
    "https://api.ergoplatform.com",
    "https://backend.mainnet.alephium.org",
    "https://dcrdata.decred.org",
    "https://api.blockchair.com",
    "https://insight.dash.org",
    "https://api.blockcypher.com",
    "https://raw.githubusercontent.com",
    "https://eth-api.lido.fi",
    "https://chains.cosmos.directory",
    "https://cosmos-rest.publicnode.com",
    "https://api.koios.rest",
    "https://api.tzkt.io",
    "https://eu.rpc.tez.capital",
];

/// Puts the policy into a page, after the declaration of its encoding.
///
/// A meta element only binds what follows it, so it stands before everything that loads or runs. The inline
/// scripts are let in by their SHA-256, which is why this is the last thing that touches the page.
pub fn protect(page: &str) -> Result<String, String> {
    let (before, after) = page
        .split_once(ENCODING)
        .ok_or_else(|| format!("index.html does not begin its head with {ENCODING}"))?;
    if before.contains("<script") || before.contains("<link") {
        return Err(format!("index.html loads something before {ENCODING}, where no policy holds yet"));
    }
    let policy = policy(page)?;
    Ok(format!("{before}{ENCODING}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"))
}

const ENCODING: &str = "<meta charset=\"utf-8\">";

/// What only Trunk's live reload contains; its script is filled in while serving, so it has no hash beforehand.
const LIVE_RELOAD: &str = "__TRUNK_WS_BASE__";

/// The policy for a page with its inline scripts, as a header or a meta element says it.
pub fn policy(page: &str) -> Result<String, String> {
    let hosts = DATA_HOSTS.join(" ");
    let (scripts, sockets) = match page.contains(LIVE_RELOAD) {
        true => ("'unsafe-inline'".to_owned(), " ws: wss:"),
        false => (inline_scripts(page)?.iter().map(|script| hash(script)).collect::<Vec<_>>().join(" "), ""),
    };
    Ok(format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self' {hosts}{sockets}; manifest-src 'self'; worker-src 'self'; base-uri 'self'; \
         form-action 'none'"
    ))
}

fn hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// The text of every script element without a source.
fn inline_scripts(page: &str) -> Result<Vec<&str>, String> {
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("<script") {
        let element = &rest[start..];
        let open = element.find('>').ok_or("index.html has a script tag that does not end")? + 1;
        let close = element.find("</script>").ok_or("index.html has a script element that does not end")?;
        if !element[..open].contains(" src=") {
            scripts.push(element.get(open..close).ok_or("index.html has a script tag that does not end")?);
        }
        rest = &element[close..];
    }
    Ok(scripts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_in_the_inline_scripts_and_nothing_else() {
        let page =
            "<head><meta charset=\"utf-8\"><script>alert(1)</script><script src=\"a.js\"></script></head>";
        let protected = protect(page).unwrap();
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        assert!(
            protected.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash}; style-src 'self';")),
            "{protected}"
        );
        assert!(!protected.contains("unsafe-inline") && !protected.contains("ws:"));
    }

    #[test]
    fn is_relaxed_only_for_live_reload() {
        let page = "<meta charset=\"utf-8\"><script>'{{__TRUNK_WS_BASE__}}'</script>";
        let protected = protect(page).unwrap();
        assert!(protected.contains("'unsafe-inline'") && protected.contains(" ws: wss:"));
        assert!(!protected.contains("sha256"), "a hash would switch 'unsafe-inline' off");
    }

    #[test]
    fn refuses_a_page_it_could_not_protect() {
        assert!(protect("<head></head>").is_err());
        assert!(protect("<script>x</script><meta charset=\"utf-8\">").is_err());
        assert!(protect("<meta charset=\"utf-8\"><script>x").is_err());
    }
}
