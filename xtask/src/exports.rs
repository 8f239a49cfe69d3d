//! What a wasm module and JavaScript offer each other.

use crate::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ElementSection, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{ElementItems, ExternalKind, Parser, Payload};

/// Takes the exports whose names begin with one of `prefixes` away, so that the optimiser can drop what only they
/// reach.
pub fn forget(module: &Path, prefixes: &[&str]) -> Result<()> {
    rewrite(module, |payload, kept| {
        let Payload::ExportSection(exports) = payload else { return Ok(false) };
        let mut section = ExportSection::new();
        for export in exports.clone() {
            let export = export?;
            if !prefixes.iter().any(|prefix| export.name.starts_with(prefix)) {
                let kind = RoundtripReencoder.export_kind(export.kind)?;
                section.export(export.name, kind, export.index);
            }
        }
        kept.section(&section);
        Ok(true)
    })
}

/// Gives imports, their modules and exports other names.
pub fn rename(module: &Path, names: &BTreeMap<String, String>) -> Result<()> {
    let named = |name: &str| names.get(name).map_or_else(|| name.to_owned(), Clone::clone);
    rewrite(module, |payload, kept| match payload {
        Payload::ImportSection(imports) => {
            let mut section = ImportSection::new();
            for import in imports.clone().into_imports() {
                let import = import?;
                let kind = RoundtripReencoder.entity_type(import.ty)?;
                section.import(&named(import.module), &named(import.name), kind);
            }
            kept.section(&section);
            Ok(true)
        }
        Payload::ExportSection(exports) => {
            let mut section = ExportSection::new();
            for export in exports.clone() {
                let export = export?;
                section.export(
                    &named(export.name),
                    RoundtripReencoder.export_kind(export.kind)?,
                    export.index,
                );
            }
            kept.section(&section);
            Ok(true)
        }
        _ => Ok(false),
    })
}

/// Leaves out what would put nothing into the table of functions, where nothing stands anyway: the splitter keeps the
/// places of each chunk so.
pub fn forget_empty_places(module: &Path) -> Result<()> {
    rewrite(module, |payload, kept| {
        let Payload::ElementSection(elements) = payload else { return Ok(false) };
        let mut section = ElementSection::new();
        for element in elements.clone() {
            let element = element?;
            let mut fills = false;
            match element.items.clone() {
                ElementItems::Functions(functions) => fills = functions.count() > 0,
                ElementItems::Expressions(_, expressions) => {
                    for expression in expressions {
                        let first = expression?.get_operators_reader().read()?;
                        fills |= !matches!(first, wasmparser::Operator::RefNull { .. });
                    }
                }
            }
            if fills {
                RoundtripReencoder.parse_element(&mut section, element)?;
            }
        }
        kept.section(&section);
        Ok(true)
    })
}

/// The names of a module's imports, in their order.
pub fn imported(module: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(&fs::read(module)?) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                names.push(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// The names of the functions that a module exports, in their order.
pub fn exported_functions(module: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(&fs::read(module)?) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                let export = export?;
                if export.kind == ExternalKind::Func {
                    names.push(export.name.to_owned());
                }
            }
        }
    }
    Ok(names)
}

/// Writes the module anew with other sections in place of those for which `replace` has written one.
fn rewrite(module: &Path, replace: impl Fn(&Payload<'_>, &mut Module) -> Result<bool>) -> Result<()> {
    let wasm = fs::read(module)?;
    let mut kept = Module::new();
    for payload in Parser::new(0).parse_all(&wasm) {
        let payload = payload?;
        if !replace(&payload, &mut kept)?
            && let Some((id, range)) = payload.as_section()
        {
            let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
            kept.section(&RawSection { id, data });
        }
    }
    fs::write(module, kept.finish())?;
    Ok(())
}
