//! A server of our own, a driver, a browser; all three end with the test.

use std::io::{BufRead, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// A process that ends with its test.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts `corons` with a command and waits until it answers; gives what it printed until then.
pub fn corons(command: &[&str], data: &Path, port: u16) -> (Running, Vec<String>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_corons"))
        .args(command)
        .arg("--data")
        .arg(data)
        .args(["--port", &port.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).for_each(|line| drop(tell.send(line)));
    });
    let running = Running(child);
    await_port(port, Duration::from_mins(5));
    std::thread::sleep(Duration::from_millis(300));
    (running, told.try_iter().collect())
}

fn await_port(port: u16, limit: Duration) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < limit, "nothing answers on port {port}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A driver. Told to leave, it takes its browser along, which would go on without it otherwise.
struct Driver {
    running: Running,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let Ok(mut driver) = TcpStream::connect(("127.0.0.1", self.port)) else { return };
        let leave = format!("GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        drop(driver.write_all(leave.as_bytes()));
        let start = Instant::now();
        while matches!(self.running.0.try_wait(), Ok(None)) && start.elapsed().as_secs() < 10 {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A browser with its driver.
pub struct Browser {
    pub client: Client,
    base: String,
    _driver: Driver,
    _profile: tempfile::TempDir,
}

/// What a browser is like.
#[derive(Clone, Copy)]
pub struct Window {
    pub width: u32,
    pub dark: bool,
}

impl Browser {
    /// Opens a browser that looks at a server on that port.
    pub async fn open(server: u16, window: Window) -> Self {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let driver = Driver { running: Running(driver), port };
        await_port(port, Duration::from_secs(30));
        let profile = tempfile::tempdir().unwrap();
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--hide-scrollbars".to_owned(),
            format!("--window-size={},900", window.width),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        if window.dark {
            arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        let mut wanted = Capabilities::new();
        wanted.insert("goog:chromeOptions".into(), json!({ "args": arguments }));
        wanted.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        let base = format!("http://127.0.0.1:{server}");
        let browser = Self { client, base, _driver: driver, _profile: profile };
        browser.resize(window.width).await;
        browser
    }

    /// Makes the inside of the window that wide: a headless window cannot be narrower than 500.
    pub async fn resize(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics });
        self.client.issue_cmd(Chrome { path: "goog/cdp/execute", body: command }).await.unwrap();
    }

    /// Makes the paper dark or light.
    pub async fn paper(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.chrome("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// Runs a script on every page from now on, before those of the page.
    pub async fn on_every_page(&self, source: &str) {
        let what = json!({ "source": source });
        self.chrome("Page.addScriptToEvaluateOnNewDocument", what).await;
    }

    async fn chrome(&self, command: &str, params: Value) {
        let body = json!({ "cmd": command, "params": params });
        self.client.issue_cmd(Chrome { path: "goog/cdp/execute", body }).await.unwrap();
    }

    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.unwrap();
        url.path().to_owned()
    }

    /// Types over what a field holds.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = format!("main [name='{name}']");
        let field = self.client.find(Locator::Css(&field)).await.unwrap();
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses the first button that a selector finds, and waits for the next page. By script:
    /// the page scrolls smoothly, and the driver would press where the button was.
    pub async fn press(&self, selector: &str) {
        let press = "document.left = true; document.querySelector(arguments[0]).click();";
        self.client.execute(press, vec![selector.into()]).await.unwrap();
        self.arrived(selector).await;
    }

    /// Waits until the page that was marked as left is another.
    pub async fn arrived(&self, from: &str) {
        let arrived = "return document.left !== true && document.readyState === 'complete'";
        let start = Instant::now();
        while self.client.execute(arrived, vec![]).await.ok() != Some(Value::Bool(true)) {
            assert!(start.elapsed() < Duration::from_secs(20), "{from} leads nowhere");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn text(&self, selector: &str) -> String {
        self.client.find(Locator::Css(selector)).await.unwrap().text().await.unwrap()
    }

    pub async fn sign_in(&self, login: &str, password: &str) {
        self.go("/sign-in").await;
        self.fill("login", login).await;
        self.fill("password", password).await;
        self.press("main form button").await;
    }

    pub async fn script(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Everything the browser complained about: errors of scripts, refusals of the policy.
    pub async fn complaints(&self) -> Vec<String> {
        let log = Chrome { path: "se/log", body: json!({ "type": "browser" }) };
        let lines = self.client.issue_cmd(log).await.unwrap();
        let grave = |line: &&Value| line["level"] == "SEVERE" || line["level"] == "WARNING";
        lines.as_array().into_iter().flatten().filter(grave).map(ToString::to_string).collect()
    }
}

/// A command of Chromium's driver beyond the standard.
#[derive(Debug)]
struct Chrome {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chrome {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// Runs a journey to its end.
pub fn run<T>(journey: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(journey)
}
