//! Lists the files of `migrations`, so that they become part of the program: `migrations.rs` includes the list.
//!
//! A file in the folder itself serves both engines. A file in `sqlite` needs one of the same name in `postgres`.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::Path,
};

const FOLDER: &str = "../../migrations";

fn main() -> Result<(), Box<dyn Error>> {
    // Both a change of a file and a new one.
    println!("cargo::rerun-if-changed={FOLDER}");
    let folder = Path::new(FOLDER);
    let both = files(folder)?;
    let [sqlite, postgres] = [files(&folder.join("sqlite"))?, files(&folder.join("postgres"))?];
    if let Some(file) = sqlite.symmetric_difference(&postgres).next() {
        return Err(format!("migrations: {file} is in one of the folders sqlite and postgres only").into());
    }

    let mut by_number = BTreeMap::new();
    for (file, [sqlite, postgres]) in both
        .iter()
        .map(|file| (file, ["", ""]))
        .chain(sqlite.iter().map(|file| (file, ["sqlite/", "postgres/"])))
    {
        let number = file.split_once('_').and_then(|(number, _)| number.parse::<i64>().ok());
        let number = number.ok_or_else(|| format!("migrations: {file} does not begin with a number"))?;
        let include = |engine: &str| {
            format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{FOLDER}/{engine}{file}\"))")
        };
        let source = [include(sqlite), include(postgres)];
        if by_number.insert(number, (file.trim_end_matches(".sql"), source)).is_some() {
            return Err(format!("migrations: two files have the number {number}").into());
        }
    }

    let mut list = String::from("&[\n");
    for (name, [sqlite, postgres]) in by_number.values() {
        writeln!(list, "    ({name:?}, {sqlite}, {postgres}),")?;
    }
    list.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("migrations.rs"), list)?;
    Ok(())
}

/// The names of the SQL files of a folder.
fn files(folder: &Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".sql") {
            names.insert(name);
        }
    }
    Ok(names)
}
