//! What the page says, read from `messages/<language>/<area>.toml`, and made into Rust or into the files that a
//! visit in another language loads.
//!
//! An entry is `key = "Text with {argument}."`, or one with forms for counts:
//! `key = { one = "{count} day", other = "{count} days" }`.

use std::collections::BTreeSet;
use std::path::Path;

/// Areas whose texts a first visit needs; the others' come with the parts of the page fetched later.
pub const FIRST: [&str; 7] = ["calculator", "chart", "errors", "form", "page", "sure", "time"];

/// The area whose texts are found by their keys instead: those are the inputs' own.
pub const BY_KEY: &str = "help";

/// The forms of a count, as Unicode names them.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What stands for the division between texts in a file, and between forms in a text.
const LINE: char = '\n';
const FORM: char = '\t';

/// One text.
pub enum Text {
    Plain(String),
    /// Forms with their names.
    Counted(Vec<(String, String)>),
}

/// Texts of one part of the page.
pub struct Area {
    pub name: String,
    pub texts: Vec<(String, Text)>,
}

/// The languages there are, English among them.
pub fn languages(root: &Path) -> Result<Vec<String>, String> {
    let folder = root.join("messages");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// All texts of a language; those of a first visit come first, each area's by key.
pub fn read(root: &Path, language: &str) -> Result<Vec<Area>, String> {
    let folder = root.join("messages").join(language);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut areas = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            areas.push(area(&path).map_err(|reason| format!("{}: {reason}", path.display()))?);
        }
    }
    areas.sort_by_key(|area| (!FIRST.contains(&area.name.as_str()), area.name.clone()));
    Ok(areas)
}

fn area(path: &Path) -> Result<Area, String> {
    let name = path.file_stem().and_then(|stem| stem.to_str()).ok_or("has no readable name")?;
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let texts = table.into_iter().map(|(key, value)| {
        let text = match value {
            toml::Value::String(text) => Text::Plain(text),
            toml::Value::Table(forms) => Text::Counted(
                forms
                    .into_iter()
                    .map(|(form, text)| match text {
                        toml::Value::String(text) if FORMS.contains(&form.as_str()) => Ok((form, text)),
                        _ => Err(format!("{key}: {form:?} is no form with a text; forms are {FORMS:?}")),
                    })
                    .collect::<Result<_, _>>()?,
            ),
            _ => return Err(format!("{key}: is neither a text nor forms of one")),
        };
        text.check().map_err(|reason| format!("{key}: {reason}"))?;
        Ok((key, text))
    });
    Ok(Area { name: name.to_owned(), texts: texts.collect::<Result<_, _>>()? })
}

impl Text {
    fn forms(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Counted(forms) => forms.iter().map(|(_, text)| text.as_str()).collect(),
        }
    }

    /// The names in braces, in the order in which they are first met.
    pub fn arguments(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for form in self.forms() {
            for part in form.split('{').skip(1) {
                let name = part.split_once('}').map_or("", |(name, _)| name);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    fn check(&self) -> Result<(), String> {
        for form in self.forms() {
            if form.trim() != form || form.is_empty() || form.contains([LINE, FORM]) {
                return Err(format!("{form:?} is empty, or has a line break, a tab or space around it"));
            }
            if form.matches('{').count() != form.matches('}').count() {
                return Err(format!("{form:?} has a brace without its other one"));
            }
        }
        // One digit stands for each of them when the program runs.
        if self.arguments().len() > 10 {
            return Err("has more than ten arguments".to_owned());
        }
        let plain = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
        match self.arguments().iter().find(|name| !plain(name)) {
            Some(name) => Err(format!("{{{name}}} is no name in small letters")),
            None => Ok(()),
        }
    }

    /// The text with numbers for the names, which count in the order of `arguments`.
    fn numbered(form: &str, arguments: &[&str]) -> String {
        let numbered = |text: String, (number, name): (usize, &&str)| {
            text.replace(&format!("{{{name}}}"), &format!("{{{number}}}"))
        };
        arguments.iter().enumerate().fold(form.to_owned(), numbered)
    }
}

/// A function for each text of the English ones, so that a key or an argument that is not there does not compile.
pub fn rust(root: &Path) -> Result<String, String> {
    let english = &read(root, "en")?;
    let mut code = String::new();
    let mut id = 0;
    let mut first = 0;
    for area in english {
        code += &format!("/// Texts of `messages/en/{0}.toml`.\npub mod {0} {{\n", area.name);
        if area.name == BY_KEY {
            code += &lookup(id, area);
        } else {
            for (place, (key, text)) in area.texts.iter().enumerate() {
                code += &function(id + place, key, text)?;
            }
        }
        id += area.texts.len();
        code += "}\n";
        if FIRST.contains(&area.name.as_str()) {
            first = id;
        }
    }
    let mut names = Vec::new();
    for language in languages(root)?.into_iter().filter(|name| name != "en") {
        let areas = read(root, &language)?;
        let texts = areas.iter().filter(|area| area.name == "page").flat_map(|area| &area.texts);
        let name = texts
            .filter(|(key, _)| key == "language-name")
            .find_map(|(_, text)| text.forms().first().copied());
        let name = name.ok_or_else(|| format!("messages/{language}/page.toml: has no language-name"))?;
        names.push((language.clone(), name.to_owned()));
    }
    code += &format!(
        "/// Languages that can be fetched, each with its own name.\npub const LANGUAGES: &[(&str, &str)] = &{names:?};\n"
    );
    code += &format!("const COUNTS: [usize; 2] = [{first}, {}];\n", id - first);
    Ok(code)
}

fn lookup(first: usize, area: &Area) -> String {
    let arm = |(place, (key, text)): (usize, &(String, Text))| {
        let text = text.forms().first().copied().unwrap_or_default();
        format!("{key:?} => super::say({}, {text:?}),\n", first + place)
    };
    let arms: String = area.texts.iter().enumerate().map(arm).collect();
    format!(
        "/// The text of a key that is known only when the program runs.\n\
         pub fn find(key: &str) -> Option<&'static str> {{ Some(match key {{\n{arms}_ => return None }}) }}\n"
    )
}

fn function(id: usize, key: &str, text: &Text) -> Result<String, String> {
    let name = key.replace('-', "_");
    let arguments = text.arguments();
    let parameters: Vec<String> = arguments.iter().map(|name| format!("{name}: &str")).collect();
    let parameters = parameters.join(", ");
    let given = format!("&[{}]", arguments.join(", "));
    let numbered = |form: &str| Text::numbered(form, &arguments);
    Ok(match text {
        Text::Plain(text) if arguments.is_empty() => {
            format!("/// {text}\npub fn {name}() -> &'static str {{ super::say({id}, {text:?}) }}\n")
        }
        Text::Plain(text) => format!(
            "/// {text}\npub fn {name}({parameters}) -> String {{ super::fill(super::say({id}, {:?}), {given}) }}\n",
            numbered(text)
        ),
        Text::Counted(forms) => {
            let form = |name: &str| {
                let form = forms.iter().find(|(form, _)| form == name);
                form.map(|(_, text)| numbered(text)).ok_or(format!("{key}: has no form {name:?}"))
            };
            let (one, other) = (form("one")?, form("other")?);
            format!(
                "/// {other}\npub fn {name}(number: f64, {parameters}) -> String {{ \
                 super::count({id}, [{one:?}, {other:?}], number, {given}) }}\n"
            )
        }
    })
}

/// The two files of another language: what a first visit needs, and the rest. A line for each text, in the order of the
/// English ones. Fails where the two languages do not have the same keys with the same arguments.
pub fn pack(english: &[Area], other: &[Area]) -> Result<[String; 2], String> {
    let mut files = [String::new(), String::new()];
    let names = |areas: &[Area]| -> BTreeSet<String> {
        let keys = |area: &Area| {
            area.texts.iter().map(|(key, _)| format!("{}/{key}", area.name)).collect::<Vec<_>>()
        };
        areas.iter().flat_map(keys).collect()
    };
    let (wanted, had) = (names(english), names(other));
    if let Some(key) = wanted.symmetric_difference(&had).next() {
        let (here, there) = if had.contains(key) { ("it", "English") } else { ("English", "it") };
        return Err(format!("{key}: {here} has it, {there} does not"));
    }
    for (area, translated) in english.iter().zip(other) {
        let file = &mut files[usize::from(!FIRST.contains(&area.name.as_str()))];
        for ((key, text), (_, said)) in area.texts.iter().zip(&translated.texts) {
            let line = line(text, said).map_err(|reason| format!("{}/{key}: {reason}", area.name))?;
            file.push_str(&line);
            file.push(LINE);
        }
    }
    Ok(files)
}

fn line(english: &Text, said: &Text) -> Result<String, String> {
    let arguments = english.arguments();
    let (mut wanted, mut had) = (arguments.clone(), said.arguments());
    wanted.sort_unstable();
    had.sort_unstable();
    if wanted != had {
        return Err(format!("takes {wanted:?}, and has {had:?}"));
    }
    match (english, said) {
        (Text::Plain(_), Text::Plain(text)) => Ok(Text::numbered(text, &arguments)),
        (Text::Counted(_), Text::Counted(forms)) => {
            if !forms.iter().any(|(name, _)| name == "other") {
                return Err("has no form \"other\"".to_owned());
            }
            let form =
                |(name, text): &(String, String)| format!("{name}:{}", Text::numbered(text, &arguments));
            Ok(forms.iter().map(form).collect::<Vec<_>>().join(&FORM.to_string()))
        }
        _ => Err("has forms for counts in one language and not in the other".to_owned()),
    }
}
