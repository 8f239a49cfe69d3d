//! What a wasm module offers to JavaScript.

use crate::Result;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// Takes the exports whose names begin with one of `prefixes` away, so that the optimiser can drop what only they
/// reach.
pub fn forget(module: &Path, prefixes: &[&str]) -> Result<()> {
    let wasm = fs::read(module)?;
    let mut kept = Module::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        let payload = payload?;
        if let Payload::ExportSection(exports) = payload {
            let mut section = ExportSection::new();
            for export in exports {
                let export = export?;
                if !prefixes.iter().any(|prefix| export.name.starts_with(prefix)) {
                    let kind = RoundtripReencoder.export_kind(export.kind)?;
                    section.export(export.name, kind, export.index);
                }
            }
            kept.section(&section);
        } else if let Some((id, range)) = payload.as_section() {
            let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            kept.section(&RawSection { id, data });
        }
    }
    fs::write(module, kept.finish())?;
    Ok(())
}
