//! Resolves a path in a module to the files that define its items.

use std::path::Path;

use super::imports::Import;
use super::modules::{Crate, ModuleId};

/// An item or module that a path resolves to.
#[derive(Clone, Copy, Debug)]
pub enum Definition<'a> {
    Module(ModuleId),
    /// An item that is not a module, with the file that defines it.
    Item {
        file: &'a Path,
        name: &'a str,
        is_type: bool,
    },
}

/// The current lookups: a module, a name, and whether only types and modules
/// count.
type Pending = Vec<(ModuleId, String, bool)>;

impl Crate {
    /// Returns the definitions that `path` resolves to in a module: several if
    /// `cfg` or namespaces allow it, none for items of other crates.
    pub fn resolve(&self, scope: ModuleId, path: &[String]) -> Vec<Definition<'_>> {
        self.resolve_path(scope, path, false, &mut Vec::new())
    }

    fn resolve_path(
        &self,
        scope: ModuleId,
        path: &[String],
        types_only: bool,
        pending: &mut Pending,
    ) -> Vec<Definition<'_>> {
        let Some((first, rest)) = path.split_first() else {
            return Vec::new();
        };
        let narrow = |rest: &[String]| types_only || !rest.is_empty();
        let mut found = match first.as_str() {
            "crate" => vec![Definition::Module(0)],
            "self" => vec![Definition::Module(scope)],
            "super" => self.parent(scope),
            name => self.lookup(scope, name, narrow(rest), pending),
        };
        for (index, name) in rest.iter().enumerate() {
            let narrow = narrow(&rest[index + 1..]);
            let mut next = Vec::new();
            for definition in found {
                match definition {
                    Definition::Module(module) if name == "super" => {
                        next.extend(self.parent(module));
                    }
                    Definition::Module(module) => {
                        next.extend(self.lookup(module, name, narrow, pending));
                    }
                    // Variants and associated items belong to their type.
                    Definition::Item { is_type: true, .. } => next.push(definition),
                    Definition::Item { .. } => {}
                }
            }
            found = next;
        }
        found
    }

    fn parent(&self, module: ModuleId) -> Vec<Definition<'_>> {
        let parent = self.modules[module].parent;
        parent.map(Definition::Module).into_iter().collect()
    }

    /// Resolves a name in a module: its own items and imports, else its globs.
    fn lookup(
        &self,
        scope: ModuleId,
        name: &str,
        types_only: bool,
        pending: &mut Pending,
    ) -> Vec<Definition<'_>> {
        let key = (scope, name.to_owned(), types_only);
        if pending.contains(&key) {
            return Vec::new();
        }
        pending.push(key);
        let module = &self.modules[scope];
        let mut found: Vec<_> = module
            .children
            .get(name)
            .into_iter()
            .flatten()
            .map(|child| Definition::Module(*child))
            .collect();
        if let Some((name, kinds)) = module.items.get_key_value(name)
            && (kinds.is_type || !types_only)
        {
            found.push(Definition::Item {
                file: &module.file,
                name,
                is_type: kinds.is_type,
            });
        }
        let named = |import: &&Import| import.alias.as_deref() == Some(name);
        for import in module.imports.iter().filter(named) {
            found.extend(self.resolve_path(scope, &import.path, types_only, pending));
        }
        if found.is_empty() {
            for import in module
                .imports
                .iter()
                .filter(|import| import.alias.is_none())
            {
                for source in self.resolve_path(scope, &import.path, true, pending) {
                    if let Definition::Module(source) = source {
                        found.extend(self.lookup(source, name, types_only, pending));
                    }
                }
            }
        }
        pending.pop();
        found
    }
}
