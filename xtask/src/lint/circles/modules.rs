//! The modules of a crate, read from its sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::{Attribute, Expr, Item, Lit, Meta};

use super::imports::Import;
use super::references::{self, Reference};
use crate::error::{Error, Result};

/// Index of a module in [`Crate::modules`].
pub type ModuleId = usize;

/// The modules of a library or program; the root comes first.
#[derive(Default)]
pub struct Crate {
    pub modules: Vec<Module>,
    /// The file that defines each `macro_rules!` macro.
    pub macros: BTreeMap<String, PathBuf>,
}

/// A module: a file, or an inline module of one.
pub struct Module {
    pub file: PathBuf,
    pub parent: Option<ModuleId>,
    /// Several modules if `cfg` selects one.
    pub children: BTreeMap<String, Vec<ModuleId>>,
    /// The items that it defines, by name.
    pub items: BTreeMap<String, Kinds>,
    pub imports: Vec<Import>,
    pub references: Vec<Reference>,
}

/// The kinds of items with a name.
#[derive(Clone, Copy, Default)]
pub struct Kinds {
    pub is_type: bool,
    pub is_value: bool,
}

impl Crate {
    /// Reads a crate from the file of its root module.
    pub fn read(root: &Path) -> Result<Self> {
        let mut read = Self::default();
        let folder = root.parent().unwrap_or(root);
        read.add_file(root, folder.to_owned(), None)?;
        Ok(read)
    }

    /// Adds a file and the modules that it declares; `folder` is where their files are.
    fn add_file(
        &mut self,
        file: &Path,
        folder: PathBuf,
        parent: Option<ModuleId>,
    ) -> Result<ModuleId> {
        let text = fs::read_to_string(file).map_err(Error::file("read", file))?;
        let parsed = syn::parse_file(&text)
            .map_err(|error| Error::Check(format!("cannot parse {}: {error}", file.display())))?;
        self.add_module(file, &folder, parent, &parsed.items)
    }

    fn add_module(
        &mut self,
        file: &Path,
        folder: &Path,
        parent: Option<ModuleId>,
        items: &[Item],
    ) -> Result<ModuleId> {
        let id = self.modules.len();
        let found = references::collect(items);
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            items: BTreeMap::new(),
            imports: found.imports,
            references: found.references,
        });
        for item in items.iter().filter(|item| !references::is_test(item)) {
            if let Item::Mod(module) = item {
                let name = module.ident.unraw().to_string();
                let child = if let Some((_, items)) = &module.content {
                    self.add_module(file, &folder.join(&name), Some(id), items)?
                } else {
                    let (source, folder) = source_of(file, folder, &name, &module.attrs)?;
                    self.add_file(&source, folder, Some(id))?
                };
                self.modules[id]
                    .children
                    .entry(name)
                    .or_default()
                    .push(child);
            } else {
                self.define(id, item);
            }
        }
        Ok(id)
    }

    /// Records the names that an item defines.
    fn define(&mut self, id: ModuleId, item: &Item) {
        for (name, is_type) in names(item) {
            if let Item::Macro(_) = item {
                let file = self.modules[id].file.clone();
                self.macros.entry(name.clone()).or_insert(file);
            }
            let kinds = self.modules[id].items.entry(name).or_default();
            kinds.is_type |= is_type;
            kinds.is_value |= !is_type;
        }
    }
}

/// Returns the file of `mod name;` and the folder of its own modules.
fn source_of(
    file: &Path,
    folder: &Path,
    name: &str,
    attributes: &[Attribute],
) -> Result<(PathBuf, PathBuf)> {
    if let Some(path) = attributes.iter().find_map(path_attribute) {
        let source = file.parent().unwrap_or(folder).join(path);
        let folder = source.parent().unwrap_or(folder).to_owned();
        return Ok((source, folder));
    }
    let inner = folder.join(name);
    [folder.join(format!("{name}.rs")), inner.join("mod.rs")]
        .into_iter()
        .find(|source| source.is_file())
        .map(|source| (source, inner))
        .ok_or_else(|| {
            let file = file.display();
            Error::Check(format!(
                "{file} declares the module {name}, which has no file"
            ))
        })
}

/// Returns `x` of `#[path = "x"]`.
fn path_attribute(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(value) => match &value.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Returns the names that an item defines, and whether each is a type.
fn names(item: &Item) -> Vec<(String, bool)> {
    let (ident, is_type) = match item {
        Item::Const(item) => (&item.ident, false),
        Item::Static(item) => (&item.ident, false),
        Item::Fn(item) => {
            let name = item.sig.ident.unraw().to_string();
            // A Leptos component brings a struct of its properties.
            return vec![(format!("{name}Props"), true), (name, false)];
        }
        Item::Enum(item) => (&item.ident, true),
        Item::Struct(item) => (&item.ident, true),
        Item::Union(item) => (&item.ident, true),
        Item::Trait(item) => (&item.ident, true),
        Item::TraitAlias(item) => (&item.ident, true),
        Item::Type(item) => (&item.ident, true),
        Item::Macro(item) => match &item.ident {
            Some(ident) => (ident, false),
            None => return declared(item.mac.tokens.clone()),
        },
        _ => return Vec::new(),
    };
    vec![(ident.unraw().to_string(), is_type)]
}

/// Returns the names that a macro such as `thread_local!` declares.
fn declared(tokens: TokenStream) -> Vec<(String, bool)> {
    let mut names = Vec::new();
    let mut keyword = None;
    for token in tokens {
        let TokenTree::Ident(ident) = token else {
            keyword = None;
            continue;
        };
        if let Some(is_type) = keyword {
            names.push((ident.unraw().to_string(), is_type));
        }
        keyword = match ident.to_string().as_str() {
            "const" | "fn" | "static" => Some(false),
            "enum" | "struct" | "trait" | "type" => Some(true),
            _ => None,
        };
    }
    names
}
