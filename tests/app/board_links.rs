use crate::support::Service;

const FIELDS: [(&str, &str); 4] =
    [("once", "dddddddddd"), ("name", "Mme Board"), ("programme", "mc"), ("days", "30")];

/// The address of a new link.
fn link(service: &Service) -> String {
    let page = service.manager().post("/board-links", &FIELDS).expect(201);
    let start = page.text().find("/board/").unwrap();
    page.text()[start..start + "/board/".len() + 64].to_owned()
}

#[test]
fn a_link_opens_the_board_page_of_its_programme_to_anybody_and_counts() {
    let service = Service::demonstration("2026-11-23T08:14:00Z");
    let link = link(&service);
    let guest = service.anyone();
    let page = guest.get(&link).expect(200);
    page.says("logements").says("Données fictives");
    let own = service.reader().get("/programmes/mc").expect(200);
    let answer = |page: &crate::support::Answer| {
        let start = page.text().find("class=\"answer\">").unwrap();
        page.text()[start..]
            .split("</p>")
            .next()
            .unwrap()
            .replace("</a>", "")
            .replace("</span>", "")
    };
    assert!(answer(&page).contains("20"), "{}", answer(&page));
    assert!(own.text().len() > page.text().len());
    // Nothing leads away, nothing asks for anything.
    for part in page.text().split("href=\"").skip(1) {
        let address = part.split('"').next().unwrap();
        let within = address.starts_with(&link) || address.starts_with('#');
        assert!(within || address.starts_with("/static/") || address == "/", "{address}");
        if address.starts_with(&link) {
            guest.get(&address.replace("&amp;", "&").replace("&#38;", "&")).expect(200);
        }
    }
    assert!(!page.text().contains("post") && !page.text().contains("<nav"));
    for part in page.text().split("action=\"").skip(1) {
        assert!(part.starts_with(&link), "{part:.90}");
    }
    assert_eq!(page.header("X-Robots-Tag"), Some("noindex, nofollow"));
    guest.get(&format!("{link}.csv?by=month")).expect(200);
    guest.get(&format!("{link}/charts/years.svg?programme=erbm")).expect(200).says("<svg");
    guest.get(&format!("{link}.json")).expect(404);
    guest.get(&format!("{link}?lang=en")).expect(200).says("dwellings");
    let list = service.manager().get("/board-links").expect(200);
    list.says("Mme Board").says("la dernière le");
    let read = |read: &mut corons::store::Read<'_>| read.board_links();
    assert!(service.store.read(read).unwrap()[0].opened >= 2);
    // It opens nothing else.
    guest.get("/programmes/mc").expect(401);
    guest.get("/estates").expect(401);
}

#[test]
fn a_link_that_is_wrong_expired_or_revoked_opens_nothing() {
    let service = Service::new();
    let link = link(&service);
    let guest = service.anyone();
    guest.get(&link).expect(200);
    for wrong in ["/board/", "/board/1", "/board/%00", &link[..70], &format!("{link}0")] {
        assert_eq!(guest.get(wrong).status.code, 404, "{wrong}");
    }
    guest.get("/board/1").expect(404);
    let now = service.store.clock().now();
    service.store.clock().set(now + chrono::TimeDelta::days(30));
    guest.get(&link).expect(404).says("Ce lien n’ouvre plus rien");
    guest.get(&format!("{link}.csv")).expect(404);
    service.store.clock().set(now);
    guest.get(&link).expect(200);
    let id = service.store.read(|read| read.board_links()).unwrap()[0].id;
    let revoke = format!("/board-links/{id}/revocation");
    service.reader().post(&revoke, &[("once", "eeeeeeeeee")]).expect(403);
    guest.get(&link).expect(200);
    service.admin().post(&revoke, &[("once", "eeeeeeeeee")]).expect(303);
    guest.get(&link).expect(404);
    guest.get(&format!("{link}/charts/years.svg")).expect(404);
}

#[test]
fn a_link_is_shown_once_and_kept_hashed() {
    let service = Service::new();
    let link = link(&service);
    service.manager().post("/board-links", &FIELDS).expect(201).says("ne peut plus");
    assert!(!service.manager().get("/board-links").expect(200).text().contains(&link));
    let file = std::fs::read(service.folder.path().join("data/corons.db-wal")).unwrap();
    let secret = &link["/board/".len()..];
    assert!(!file.windows(64).any(|bytes| bytes == secret.as_bytes()), "kept in the open");
    let refused = |days: &'static str| {
        let fields =
            [("once", "ffffffffff"), ("name", "M. Bord"), ("programme", "mc"), ("days", days)];
        service.manager().post("/board-links", &fields).expect(422)
    };
    refused("367").says("de 1 à 366 jours");
    refused("x").says("nombre de jours entier");
    service.contributor().get("/board-links").expect(403);
}
