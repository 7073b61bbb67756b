//! `use` declarations, one entry for each imported name.

use syn::ext::IdentExt;
use syn::{ItemUse, UseTree, Visibility};

/// One imported name, or one glob.
#[derive(Debug)]
pub struct Import {
    pub path: Vec<String>,
    /// The name in this module; `None` for a glob, `Some("_")` for an unnamed trait.
    pub alias: Option<String>,
    /// Whether other modules may take the name from here (`pub use`).
    pub is_facade: bool,
}

/// Splits a declaration into its imports.
pub fn flatten(item: &ItemUse) -> Vec<Import> {
    let mut imports = Vec::new();
    if item.leading_colon.is_none() {
        let is_facade = match &item.vis {
            Visibility::Inherited => false,
            Visibility::Restricted(scope) => !scope.path.is_ident("self"),
            Visibility::Public(_) => true,
        };
        add(&item.tree, &mut Vec::new(), is_facade, &mut imports);
    }
    imports
}

fn add(tree: &UseTree, prefix: &mut Vec<String>, is_facade: bool, imports: &mut Vec<Import>) {
    let mut push = |name: String, alias: Option<String>| {
        let mut path = prefix.clone();
        // `a::{self}` is `a`.
        if name != "self" || path.is_empty() {
            path.push(name);
        }
        let alias = alias.or_else(|| path.last().cloned());
        imports.push(Import {
            path,
            alias,
            is_facade,
        });
    };
    match tree {
        UseTree::Name(name) => push(name.ident.unraw().to_string(), None),
        UseTree::Rename(rename) => push(
            rename.ident.unraw().to_string(),
            Some(rename.rename.unraw().to_string()),
        ),
        UseTree::Glob(_) => imports.push(Import {
            path: prefix.clone(),
            alias: None,
            is_facade,
        }),
        UseTree::Path(path) => {
            prefix.push(path.ident.unraw().to_string());
            add(&path.tree, prefix, is_facade, imports);
            prefix.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                add(tree, prefix, is_facade, imports);
            }
        }
    }
}
