//! Which script imports which.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::graph::Graph;
use crate::error::{Error, Result};

/// How the name of a script ends.
const SCRIPTS: [&str; 3] = ["js", "mjs", "ts"];

/// Returns the graph of the scripts below `folder`; files are named from `root` on.
pub fn graph(root: &Path, folder: &Path) -> Result<Graph> {
    let mut graph = Graph::default();
    let mut scripts = Vec::new();
    if folder.is_dir() {
        find(folder, &mut scripts)?;
    }
    for script in &scripts {
        let text = fs::read_to_string(script).map_err(Error::file("read", script))?;
        for import in imports(&text) {
            if !import.address.starts_with('.') {
                continue;
            }
            let target = normal(&script.with_file_name(&import.address));
            if scripts.contains(&target) {
                let shown = |file: &Path| {
                    let file = file.strip_prefix(root).unwrap_or(file);
                    file.display().to_string()
                };
                for name in &import.names {
                    graph.add(&shown(script), &shown(&target), name);
                }
            }
        }
    }
    Ok(graph)
}

/// Collects the scripts below a folder.
fn find(folder: &Path, scripts: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = entry.map_err(Error::file("read", folder))?.path();
        if path.is_dir() {
            if !path.ends_with("node_modules") {
                find(&path, scripts)?;
            }
        } else if path
            .extension()
            .is_some_and(|end| SCRIPTS.iter().any(|script| end == *script))
        {
            scripts.push(path);
        }
    }
    Ok(())
}

/// Resolves `.` and `..` in a path.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// `import … from`, `export … from`, `import '…'` or `import('…')`.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    address: String,
    names: Vec<String>,
}

/// Returns the imports of a script whose address is a literal.
fn imports(text: &str) -> Vec<Import> {
    let tokens = tokens(text);
    let mut imports = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| tokens.get(index));
        if *token != "import" && *token != "export" || before == Some(&".") {
            continue;
        }
        let rest = &tokens[index + 1..];
        if let ["(", address, ")" | ",", ..] = rest
            && *token == "import"
        {
            imports.extend(import(address, vec!["import()".to_owned()]));
        } else if let [address, ..] = rest
            && *token == "import"
            && is_string(address)
        {
            imports.extend(import(address, vec!["import".to_owned()]));
        } else {
            imports.extend(from_clause(rest));
        }
    }
    imports
}

/// Reads `names from 'address'`.
fn from_clause(tokens: &[&str]) -> Option<Import> {
    let clause =
        |token: &&str| matches!(*token, "{" | "}" | "," | "*") || token.starts_with(is_word);
    let end = tokens
        .iter()
        .position(|token| *token == "from" || !clause(token))?;
    let address = tokens.get(end + 1)?;
    if tokens[end] != "from" || !is_string(address) {
        return None;
    }
    let words = tokens[..end]
        .iter()
        .filter(|token| token.starts_with(is_word));
    let mut names: Vec<_> = words.map(|token| (*token).to_owned()).collect();
    if names.is_empty() {
        names.push("*".to_owned());
    }
    import(address, names)
}

fn import(address: &str, names: Vec<String>) -> Option<Import> {
    is_string(address).then(|| Import {
        address: address[1..address.len() - 1].to_owned(),
        names,
    })
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '$'
}

fn is_string(token: &str) -> bool {
    token.len() > 1 && token.starts_with(['\'', '"', '`'])
}

/// Splits a script into words, signs and strings, without spaces and comments.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '\'' | '"' => string_length(rest, first),
            first if is_word(first) => rest.find(|sign| !is_word(sign)).unwrap_or(rest.len()),
            first => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        if !first.is_whitespace() && !token.starts_with("//") && !token.starts_with("/*") {
            tokens.push(token);
        }
        rest = after;
    }
    tokens
}

/// Returns how long the string is that `text` starts with; an unclosed one ends with its line.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, sign) in text.char_indices().skip(1) {
        if sign == '\n' {
            return index;
        }
        if sign == quote && !escaped {
            return index + sign.len_utf8();
        }
        escaped = sign == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let imports = imports(text).into_iter();
        imports
            .map(|import| (import.address, import.names.join(" ")))
            .collect()
    }

    #[test]
    fn every_form_of_import_is_found() {
        let text = "import { a, b } from './a.js';\nimport * as c from \"./c.js\";\n\
            export { d } from './d.js'; import './e.js'; const f = () => import('./f.js');\n\
            export * from './g.js';";
        let addresses: Vec<_> = found(text)
            .into_iter()
            .map(|(address, _)| address)
            .collect();
        assert_eq!(
            addresses,
            ["./a.js", "./c.js", "./d.js", "./e.js", "./f.js", "./g.js"]
        );
        assert_eq!(found(text)[0].1, "a b");
    }

    #[test]
    fn comments_and_other_code_import_nothing() {
        let text = "// import './a.js'\n/* import('./b.js') */ const c = \"import './c.js'\";\n\
            export const from = 'x'; import.meta.url; import(ADDRESS); thing.import('./d.js');";
        assert_eq!(found(text), []);
    }

    #[test]
    fn scripts_in_a_circle_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("b")).unwrap();
        fs::write(root.join("a.js"), "import { b } from './b/b.js';").unwrap();
        fs::write(
            root.join("b/b.js"),
            "export const b = () => import('../a.js');",
        )
        .unwrap();
        let circles = graph(root, root).unwrap().circles();
        assert_eq!(circles.len(), 1);
        assert_eq!(
            circles[0].to_string(),
            "a.js -> b/b.js (b) -> a.js (import())"
        );
    }
}
