//! Which file of a crate uses which.

use std::path::Path;

use super::graph::Graph;
use super::modules::{Crate, ModuleId};
use super::resolve::Definition;
use crate::error::Result;

/// Returns the graph of a crate whose root module is the file `source`; files are named from `root` on.
pub fn graph(root: &Path, source: &Path) -> Result<Graph> {
    let crate_ = Crate::read(source)?;
    let mut graph = Graph::default();
    for (id, module) in crate_.modules.iter().enumerate() {
        let mut uses = Uses {
            crate_: &crate_,
            root,
            from: shown(root, &module.file),
            graph: &mut graph,
        };
        for import in module.imports.iter().filter(|import| !import.is_facade) {
            uses.add(id, &import.path, false);
        }
        for reference in &module.references {
            uses.add(id, &reference.path, reference.may_be_module);
        }
    }
    Ok(graph)
}

/// The uses of one module.
struct Uses<'a> {
    crate_: &'a Crate,
    root: &'a Path,
    from: String,
    graph: &'a mut Graph,
}

impl Uses<'_> {
    fn add(&mut self, scope: ModuleId, path: &[String], may_be_module: bool) {
        let found = self.crate_.resolve(scope, path);
        if found.is_empty()
            && let Some(name) = path.last()
            && (path.len() == 1 || path[0] == "crate" && path.len() == 2)
            && let Some(file) = self.crate_.macros.get(name)
        {
            self.graph.add(&self.from, &shown(self.root, file), name);
        }
        for definition in found {
            match definition {
                Definition::Item { file, name, .. } => {
                    self.graph.add(&self.from, &shown(self.root, file), name);
                }
                Definition::Module(module) if may_be_module => {
                    let file = &self.crate_.modules[module].file;
                    let name = path.join("::");
                    self.graph.add(&self.from, &shown(self.root, file), &name);
                }
                Definition::Module(_) => {}
            }
        }
    }
}

fn shown(root: &Path, file: &Path) -> String {
    let file = file.strip_prefix(root).unwrap_or(file);
    file.display().to_string()
}
