//! The parts of Office files by their names: which carry a program, which go.

/// A name as it is compared: programs that open the file do not mind case, and read `\` and `%2F` as `/`.
pub fn normal(name: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(name).decode_utf8_lossy().to_lowercase();
    let mut parts: Vec<&str> = Vec::new();
    for part in decoded.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a part of this normal name carries a program, or is only there for one.
pub fn is_program(name: &str) -> bool {
    let base = name.rsplit('/').next().unwrap_or_default();
    let within =
        |folder: &str| name.starts_with(&format!("{folder}/")) || name.contains(&format!("/{folder}/"));
    base.starts_with("vbaproject")
        || base == "vbadata.xml"
        || ["activex", "macrosheets", "basic", "scripts"].into_iter().any(within)
        || [".exe", ".dll", ".js", ".vbs", ".scr", ".bat", ".cmd", ".ps1", ".jar"]
            .iter()
            .any(|end| base.ends_with(end))
}

/// Whether a content type or the type of a relationship, in lower case, says that there is a program.
pub fn says_program(kind: &str) -> bool {
    ["macroenabled", "vbaproject", "vbadata", "activex", "macrosheet", "keymapcustomizations"]
        .iter()
        .any(|word| kind.contains(word))
}

/// Whether a part of this normal name tells about people, machines or earlier versions, and nothing that the
/// document shows.
pub fn is_dropped(name: &str) -> bool {
    const FOLDERS: [&str; 12] = [
        "docprops/",
        "docmetadata/",
        "customxml/",
        "customui/",
        "usercustomization/",
        "_xmlsignatures/",
        "[trash]/",
        "xl/revisions/",
        "ppt/changesinfos/",
        "thumbnails/",
        "versions/",
        "configurations2/",
    ];
    const NAMES: [&str; 7] = [
        "word/people.xml",
        "ppt/revisioninfo.xml",
        "versionlist.xml",
        "manifest.rdf",
        "layout-cache",
        "meta-inf/documentsignatures.xml",
        "meta-inf/macrosignatures.xml",
    ];
    let base = name.rsplit('/').next().unwrap_or_default();
    FOLDERS.iter().any(|folder| name.starts_with(folder) || folder.strip_suffix('/') == Some(name))
        || NAMES.contains(&name)
        || name.contains("/printersettings/")
        || base == "meta.xml"
        || base.starts_with("thumbnail.")
}

/// Whether a relationship of this type, in lower case, goes with what it points to.
pub fn is_dropped_relation(kind: &str) -> bool {
    const ENDS: [&str; 16] = [
        "/attachedtemplate",
        "/customxml",
        "/customxmlprops",
        "/printersettings",
        "/people",
        "/changesinfo",
        "/revisioninfo",
        "/revisionheaders",
        "/usernames",
        "/core-properties",
        "/extended-properties",
        "/custom-properties",
        "/thumbnail",
        "/extensibility",
        "/usercustomization",
        "/classificationlabels",
    ];
    ENDS.iter().any(|end| kind.ends_with(end)) || kind.contains("/digital-signature/")
}

/// The part that a relationship points to, by its normal name. `folder` is where the part lies that points.
pub fn target(folder: &str, target: &str) -> String {
    if target.starts_with(['/', '\\']) { normal(target) } else { normal(&format!("{folder}/{target}")) }
}

/// The folder of the part that relationships belong to: of `word/_rels/document.xml.rels`, `word`.
pub fn folder_of(relations: &str) -> &str {
    relations.rsplit_once("_rels/").map_or("", |(folder, _)| folder.trim_end_matches('/'))
}

/// The last part of a path on somebody's machine, which tells their name; `None` for all other texts.
pub fn without_path(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let drive = lower.as_bytes().windows(3).enumerate().any(|(at, three)| {
        let alone = at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric();
        alone && three[0].is_ascii_lowercase() && three[1] == b':' && matches!(three[2], b'/' | b'\\')
    });
    let home = !lower.starts_with("http")
        && ["/users/", "\\users\\", "/home/"].iter().any(|folder| lower.contains(folder));
    (drive || home || lower.starts_with("\\\\") || lower.starts_with("file:"))
        .then(|| text.rsplit(['/', '\\']).next().unwrap_or_default())
}
