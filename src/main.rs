//! The page: everything that needs a browser. The library has all the rest.

#[cfg(target_arch = "wasm32")]
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "this program is a web page: build it with `cargo xtask serve`, or try `cargo run --example report`"
    );
    std::process::exit(2);
}
