//! The figures as files.

use ensemble_testing::on_both_with_content;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::counting::filled;
use ensemble_calls::call::paths;
use ensemble_core::Lang;

/// The parts of an XLSX file, each with its name.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            archive.by_name(&name).expect("a part").read_to_string(&mut text).expect("a text");
            (name, text)
        })
        .collect()
}

on_both_with_content! {
    async fn the_csv_file_is_one_table_with_the_signs_of_the_language(db: Db) {
        let scene = filled(db).await;
        let french = scene.csv(paths::FIGURES_CSV, Lang::Fr).await;
        assert_eq!(french[0], "Répartition;Groupe;Commencées;Envoyées;Confirmées par l’organisme;Projet pertinent;Place offerte;\
            Place acceptée;Présence à la première rencontre;\"Places acceptées, en % des réponses envoyées\"");
        assert_eq!(french[1], "Total;;10;8;6;7;7;6;5;\"75,0\"");
        assert_eq!(french[2], "Secteur;Formation générale des jeunes (public);non montré;3;2;3;3;3;non montré;\"100,0\"");
        assert_eq!(french[4], "Secteur;Formation générale des adultes;0;0;0;0;0;0;0;");
        assert!(french.contains(&"Langue;Français;non montré;6;4;5;5;4;non montré;\"66,7\"".to_owned()), "{french:?}");
        assert_eq!(french.len(), 2 + 6 + 6 + 2 + 18, "{french:?}");
        let english = scene.csv(paths::FIGURES_CSV, Lang::En).await;
        assert_eq!(english[1], "Total,,10,8,6,7,7,6,5,75.0");
        assert!(english.contains(&"Language,French,not shown,6,4,5,5,4,not shown,66.7".to_owned()), "{english:?}");
        let answer = scene.get(paths::FIGURES_CSV, Lang::Fr, "coordinator").await;
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"chiffres-zirconium.csv\"");
    }

    async fn the_workbook_has_a_sheet_with_the_steps_and_one_for_each_breakdown(db: Db) {
        let scene = filled(db).await;
        let answer = scene.get(paths::FIGURES_XLSX, Lang::Fr, "coordinator").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"chiffres-zirconium.xlsx\"");
        let parts = parts(&answer.bytes);
        let part = |name: &str| {
            &parts.iter().find(|(each, _)| each == name).unwrap_or_else(|| panic!("no part {name}")).1
        };
        let workbook = part("xl/workbook.xml");
        let names: Vec<&str> =
            workbook.split("<sheet name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(names, ["Chiffres", "Par secteur", "Par niveau", "Par langue", "Par région"]);
        let sheet = part("xl/worksheets/sheet1.xml");
        for cell in ["Commencées</t></is></c><c r=\"B2\"><v>10</v></c></row>", "<c r=\"B8\"><v>5</v></c><c r=\"C8\" s=\"2\"><v>62.5</v></c>"] {
            assert!(sheet.contains(cell), "{cell}: {sheet}");
        }
        let sheet = part("xl/worksheets/sheet4.xml");
        assert!(sheet.contains("non montré</t></is></c><c r=\"C2\"><v>6</v></c>"), "{sheet}");
        assert!(sheet.contains("<c r=\"I2\" s=\"2\"><v>66.7</v></c></row>"), "{sheet}");
        assert_eq!(part("xl/worksheets/sheet5.xml").matches("<row ").count(), 19);
    }
}
