//! The golden answers, checked natively. `BREAKEVEN_WRITE_GOLDEN=1 cargo test --test golden` writes them
//! anew after a change that is meant to move them.
#![cfg(not(target_arch = "wasm32"))]

#[path = "golden/mod.rs"]
mod golden;

#[test]
fn answers_are_as_written_down() {
    if std::env::var_os("BREAKEVEN_WRITE_GOLDEN").is_some() {
        let mut text = String::new();
        for line in breakeven::golden::FILE.lines() {
            let link = line.split(' ').next().unwrap();
            text.push_str(link);
            for (name, value) in breakeven::golden::figures(link) {
                text.push_str(&format!(" {name}={value:e}"));
            }
            text.push('\n');
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/answers.txt");
        std::fs::write(path, text).unwrap();
        return;
    }
    assert!(golden::check() > 200);
}
