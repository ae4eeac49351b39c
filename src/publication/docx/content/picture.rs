//! Images.

use super::{Around, DRAWING, Writer, text_style};
use crate::image::on_page;

/// English Metric Units of an inch.
const INCH: u64 = 914_400;

impl Writer<'_> {
    pub(super) fn image(&mut self, alt: &str, bytes: &[u8], around: Around) {
        let Some(image) = self.images.find(bytes) else { return };
        self.drawings += 1;
        let number = self.drawings.to_string();
        let (width, height) = on_page(image.width, image.height, INCH);
        let (width, height) = (width.to_string(), height.to_string());
        let relation = format!("image{}", image.number);
        let properties = [("id", number.as_str()), ("name", image.name.as_str()), ("descr", alt)];
        self.begin(text_style(around), around);
        self.xml.open("w:r", &[]);
        self.xml.open("w:drawing", &[]);
        self.xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        self.xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        self.xml.open("wp:docPr", &properties);
        if alt.is_empty() {
            self.xml.open("a:extLst", &[]);
            self.xml.open("a:ext", &[("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")]);
            self.xml.empty(
                "adec:decorative",
                &[
                    ("xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"),
                    ("val", "1"),
                ],
            );
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
        self.xml.open("a:graphic", &[]);
        self.xml.open("a:graphicData", &[("uri", &format!("{DRAWING}/picture"))]);
        self.xml.open("pic:pic", &[]);
        self.xml.open("pic:nvPicPr", &[]);
        self.xml.empty("pic:cNvPr", &properties);
        self.xml.empty("pic:cNvPicPr", &[]);
        self.xml.close();
        self.xml.open("pic:blipFill", &[]);
        self.xml.empty("a:blip", &[("r:embed", &relation)]);
        self.xml.open("a:stretch", &[]);
        self.xml.empty("a:fillRect", &[]);
        self.xml.close();
        self.xml.close();
        self.xml.open("pic:spPr", &[]);
        self.xml.open("a:xfrm", &[]);
        self.xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        self.xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
        self.xml.close();
        self.xml.open("a:prstGeom", &[("prst", "rect")]);
        self.xml.empty("a:avLst", &[]);
        // prstGeom, spPr, pic, graphicData, graphic, inline, drawing, r, p
        for _ in 0..9 {
            self.xml.close();
        }
    }
}
