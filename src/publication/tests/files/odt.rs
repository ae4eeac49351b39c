//! ODT.

use ensemble_lang::Lang;

use super::{between, part, unpacked, well_formed};
use crate::{
    from_markdown,
    tests::samples::{guide, paragraph, publication, section},
    to_odt,
};

#[test]
fn odt_has_outline_levels_lists_tables_and_the_language_of_each_paragraph() {
    let odt = to_odt(&guide()).expect("a file");
    let content = part(&odt, "content.xml");
    for expected in [
        "<text:h text:style-name=\"Heading_20_1_fr\" text:outline-level=\"1\"><text:bookmark text:name=\"s-0190-a\"/>Voir ensemble</text:h>",
        "<text:h text:style-name=\"Heading_20_2_en\" text:outline-level=\"2\"><text:bookmark text:name=\"s-0190-c\"/>Reading together</text:h>",
        "<text:p text:style-name=\"Text_20_body_en\">Every three weeks.</text:p>",
        "<text:p text:style-name=\"Quotations_en\">We look at Mondays first.</text:p>",
        "<text:list text:style-name=\"Numbers\"><text:list-item>\n<text:p text:style-name=\"List_20_Contents_fr\">Regarder</text:p>\n\
         <text:list text:style-name=\"Bullets\"><text:list-item>",
        "<table:table-header-rows><table:table-row><table:table-cell table:style-name=\"HeaderCell\" office:value-type=\"string\">\n\
         <text:p text:style-name=\"Table_20_Heading_fr\">Semaine</text:p>",
        "<text:a xlink:type=\"simple\" xlink:href=\"#s-0190-b\" text:style-name=\"Internet_20_link\">la section suivante</text:a><text:line-break/>rien",
        "<svg:title>Deux carrés</svg:title>",
        "<text:list text:style-name=\"QuotedBullets\"><text:list-item>\n<text:p text:style-name=\"Quotations_20_List_en\">late arrivals",
        "<text:a xlink:type=\"simple\" xlink:href=\"#s-0190-a\">Voir ensemble</text:a>",
    ] {
        assert!(content.contains(expected), "{expected} in {content}");
    }
    for lang in Lang::ALL {
        let style = format!(
            "<style:style style:name=\"Text_20_body_{0}\" style:family=\"paragraph\" \
             style:parent-style-name=\"Text_20_body\"><style:text-properties fo:language=\"{0}\" fo:country=\"CA\"/>",
            lang.code()
        );
        assert!(content.contains(&style), "{style}");
    }
    // Each style that the text names is there.
    let styles = part(&odt, "styles.xml") + &content;
    for name in between(&content, "text:style-name=\"", "\"") {
        assert!(styles.contains(&format!("style:name=\"{name}\"")), "{name}");
    }
    let meta = part(&odt, "meta.xml");
    assert!(
        meta.contains("<dc:language>fr-CA</dc:language>") && meta.contains("<dc:title>Repérer tôt &amp; ")
    );
    let manifest = part(&odt, "META-INF/manifest.xml");
    for (name, _) in
        unpacked(odt).iter().filter(|(name, _)| name != "mimetype" && !name.starts_with("META-INF"))
    {
        assert!(manifest.contains(&format!("full-path=\"{name}\"")), "{name}");
    }
}

#[test]
fn a_table_in_an_odt_list_stands_between_its_parts() {
    let mut items = from_markdown(Lang::Fr, "1. un\n2. deux");
    if let Some(crate::Block::List { items, .. }) = items.first_mut() {
        items[0].extend(from_markdown(Lang::Fr, "| a |\n|---|\n| b |"));
        items[0].push(paragraph(Lang::Fr, "suite"));
    }
    let odt = to_odt(&publication(vec![section("a", 1, "A", Lang::Fr, items)])).expect("a file");
    let content = part(&odt, "content.xml").replace('\n', "");
    well_formed(&content).expect("XML");
    assert!(content.contains("un</text:p></text:list-item></text:list><table:table "), "{content}");
    assert!(
        content.contains(
            "</table:table><text:list text:style-name=\"Numbers\" text:continue-numbering=\"true\"><text:list-header>\
             <text:p text:style-name=\"List_20_Contents_fr\">suite</text:p></text:list-header><text:list-item>"
        ),
        "{content}"
    );
}
