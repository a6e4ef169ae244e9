use crate::board::{public_record, publish, spaced, steady};
use crate::support::Service;

const ALL: [&str; 7] = ["progress", "years", "months", "stages", "territories", "estates", "heat"];

fn service() -> Service {
    Service::with(|store| {
        steady(store);
        publish(store, &[("LENS-12-14", 300), ("LENS-4", 10)]);
    })
}

#[test]
fn each_picture_has_an_address_and_says_its_answer() {
    let service = service();
    let reader = service.reader();
    for name in ALL {
        let svg = reader.get(&format!("/charts/{name}.svg?programme=mc")).expect(200);
        assert!(svg.header("Content-Type").unwrap().starts_with("image/svg+xml"));
        let inline = format!("inline; filename=\"mc-{name}.svg\"");
        assert_eq!(svg.header("Content-Disposition"), Some(inline.as_str()));
        svg.says("role=\"img\"").says("<desc").says("width=\"904\"");
        assert!(!svg.text().contains("<text"), "{name}: a file needs no font");
        reader.get(&format!("/charts/{name}.svg?programme=mc&text=live")).says("<text");
    }
    let progress = reader.get("/charts/progress.svg").expect(200);
    assert!(spaced(progress.text()).contains("Fin octobre 2026, 947 logements sont livrés"));
    let english = reader.get("/charts/progress.svg?lang=en").expect(200);
    english.says("At the end of October 2026");
}

#[test]
fn a_picture_is_not_sent_twice_for_the_same_state() {
    let service = service();
    let reader = service.reader();
    let etag = reader.get("/charts/years.svg").expect(200).header("ETag").unwrap().to_owned();
    reader.get_with("/charts/years.svg", "If-None-Match", &etag).expect(304);
}

#[test]
fn size_theme_part_and_day_are_as_asked() {
    let service = service();
    let reader = service.reader();
    reader.get("/charts/progress.svg?width=320").expect(200).says("width=\"320\"");
    reader.get("/charts/progress.svg?theme=dark").expect(200).says("#14171A");
    let then = reader.get("/charts/progress.svg?to=2025-12-31").expect(200);
    assert!(spaced(then.text()).contains("Fin 2025, 800 logements"));
    let estate = reader.get("/charts/progress.svg?estate=LENS-4&text=live").expect(200);
    assert!(spaced(estate.text()).contains("cité LENS-4"));
    let net = reader.get("/charts/progress.svg?net=true").expect(200);
    assert!(spaced(net.text()).contains("947 logements sont livrés"));
    let years = reader.get("/charts/years.svg?from=2024-01-01&text=live").expect(200);
    assert!(!years.text().contains(">2023<") && years.text().contains(">2024<"));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let service = service();
    let reader = service.reader();
    for none in ["cold.svg", "progress.gif", "progress", "progress.svg?programme=none"] {
        reader.get(&format!("/charts/{none}")).expect(404);
    }
    reader.get("/charts/progress.svg?estate=NOWHERE").expect(404);
    reader.get("/charts/progress.svg?epci=999999999").expect(404);
    let wrong = [
        "theme=blue",
        "width=100",
        "width=2401",
        "width=x",
        "stage=built",
        "net=maybe",
        "to=2027-01-01",
        "estate=LENS-4&commune=62498",
        "from=2024-01-01",
        "epci=x",
        "by=house",
        "text=maybe",
    ];
    for query in wrong {
        reader.get(&format!("/charts/progress.svg?{query}")).expect(400);
    }
    reader.get("/charts/territories.svg?estate=LENS-4").expect(400);
    reader.get("/charts/stages.svg?from=2024-01-01").expect(400);
    reader.get("/charts/heat.svg?landlord=SIGH").expect(400);
    reader.get("/charts/progress.svg?width=100").says("320").says("400");
    reader.get("/charts/progress.svg?known=2020-01-01").expect(404);
    service.anyone().get("/charts/progress.svg").expect(401);
}

#[test]
fn the_tables_behind_the_pictures_are_at_the_pages_address() {
    let service = Service::with(public_record);
    let reader = service.reader();
    let csv = reader.get("/programmes/mc.csv").expect(200);
    assert!(csv.header("Content-Type").unwrap().starts_with("text/csv"));
    assert_eq!(
        csv.header("Content-Disposition"),
        Some("attachment; filename=\"mc-progression-2026-11-23.csv\"")
    );
    csv.says("1500");
    let json = reader.get("/programmes/mc.json?by=month").expect(200);
    json.says("\"period\":\"2021-12\"").says("\"actual\":3237").says("\"variance_original\":null");
    reader.get("/programmes/mc.csv?by=week").expect(400).says("by");
    reader.get("/programmes/mc.exe").expect(404);
    reader.get("/programmes/none.csv").expect(404);
    service.reader().get("/programmes/mc").says("/programmes/mc.csv?by=month");
}

#[test]
fn every_picture_is_there_in_pixels_and_small() {
    let service = service();
    let reader = service.reader();
    let wide = |png: &[u8]| u32::from_be_bytes(png[16..20].try_into().unwrap());
    let file = |name: &str, query: &str| {
        let png = reader.get(&format!("/charts/{name}.png?{query}")).expect(200);
        assert_eq!(png.header("Content-Type"), Some("image/png"));
        assert_eq!(png.header("Content-Encoding"), None);
        assert_eq!(&png.bytes[..8], b"\x89PNG\r\n\x1a\n");
        png.bytes.clone()
    };
    for name in ALL {
        let png = file(name, "width=1600");
        assert_eq!(wide(&png), 1600);
        assert!(png.len() <= 100 * 1024, "{name}: {} bytes", png.len());
    }
    let bridge = file("restatement", "width=640&from=2026-01-01");
    assert_eq!(wide(&bridge), 640);
    let (light, dark) =
        (file("stages", "width=640"), file("stages", "width=640&theme=dark&lang=en"));
    assert_ne!(light, dark);
    let etag = reader.get("/charts/heat.png").expect(200).header("ETag").unwrap().to_owned();
    reader.get_with("/charts/heat.png", "If-None-Match", &etag).expect(304);
}

#[test]
fn pictures_that_compare_are_read_of_a_part_and_at_a_point_of_knowledge() {
    let service = service();
    let reader = service.reader();
    for name in ["months", "stages", "heat"] {
        let svg = reader.get(&format!("/charts/{name}.svg?estate=LENS-4&text=live")).expect(200);
        assert!(spaced(svg.text()).contains("cité LENS-4"), "{name}");
        reader.get(&format!("/charts/{name}.svg?to=2025-12-31&net=true")).expect(200);
    }
    let estates = reader.get("/charts/heat.svg?by=estate&text=live&from=2024-01-01").expect(200);
    assert!(estates.text().contains(">2024<") && !estates.text().contains(">2023<"));
    let stages = reader.get("/charts/stages.svg").expect(200);
    assert!(spaced(stages.text()).contains("947 livrés"));
    assert!(spaced(stages.text()).contains("rien de saisi pour « financés »"));
    service.anyone().get("/charts/stages.png").expect(401);
}

#[test]
fn the_page_of_pictures_has_sentence_picture_table_and_files() {
    let service = service();
    let reader = service.reader();
    reader.get("/programmes/mc").says("/programmes/mc/charts");
    let page = reader.get("/programmes/mc/charts").expect(200);
    for name in ["months", "stages", "territories", "heat"] {
        page.says(&format!("id=\"{name}\"")).says(&format!("/charts/{name}.svg?programme=mc"));
        page.says(&format!("/charts/{name}.png?programme=mc"));
    }
    // The same number in sentence, picture and table, and it explains itself.
    assert!(spaced(page.text()).contains("<strong>947</strong> livrés"));
    page.says("/figures/mc.");
    reader.get("/programmes/mc/charts?by=estate&lang=en").expect(200).says("By EPCI");
    let one = reader.get("/programmes/mc/charts?estate=LENS-4").expect(200);
    assert!(!one.text().contains("id=\"territories\""));
    reader.get("/programmes/mc/charts?by=house").expect(400);
    reader.get("/programmes/none/charts").expect(404);
    reader.get("/programmes/mc/charts?known=2020-01-01").expect(404);
    service.anyone().get("/programmes/mc/charts").expect(401);
}
