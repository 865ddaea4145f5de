package dev.althing.page;

import static dev.althing.testing.Eventually.eventually;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A Chromium without a window in which somebody looks at the chat page. */
public final class Browser implements AutoCloseable {
  private static final List<String> ALONE =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1100,760",
          "--lang=en-GB");

  private final ChromeDriver driver;
  private final URI page;

  private Browser(ChromeDriver driver, URI page) {
    this.driver = driver;
    this.page = page;
  }

  /** Opens the page of a sandbox, as somebody who has never been there. */
  public static Browser open(URI sandbox) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(named("CHROMIUM", "/usr/bin/chromium"));
    options.addArguments(ALONE);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-GB"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(named("CHROMEDRIVER", "/usr/bin/chromedriver")))
            .usingAnyFreePort()
            .build();
    Browser browser =
        new Browser(
            new ChromeDriver(service, options), URI.create(sandbox.resolve("/").toString()));
    browser.driver.get(browser.page.toString());
    return browser;
  }

  private static String named(String variable, String usual) {
    return System.getenv().getOrDefault(variable, usual);
  }

  /** Picks a name and waits until the rooms are there. */
  public Browser comesInAs(String name) {
    types("#name", name, Keys.ENTER);
    sees("#rooms button[aria-current]");
    return this;
  }

  /** Waits until something is to be seen. */
  public void sees(String css) {
    eventually(css + " is seen", () -> visible(css));
  }

  /** Waits until somewhere there is to be read what is hoped for, letter by letter. */
  public void reads(String css, String text) {
    eventually(
        "\"" + text + "\" is read in " + css,
        () -> texts(css).stream().anyMatch(one -> one.contains(text)));
  }

  /** Whether something is to be seen at the moment. */
  public boolean visible(String css) {
    try {
      return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    } catch (StaleElementReferenceException gone) {
      return false;
    }
  }

  /** What is written there, one text for each place. */
  @SuppressWarnings("unchecked")
  public List<String> texts(String css) {
    return (List<String>)
        script("return [...document.querySelectorAll(arguments[0])].map(x => x.textContent)", css);
  }

  /** How often it is in the page. */
  public int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /** Clicks where it is to be seen, the pointer coming by as a hand would move it. */
  public void clicks(String css) {
    sees(css);
    eventually(css + " is clicked", () -> clicked(css));
  }

  private boolean clicked(String css) {
    try {
      WebElement element = driver.findElement(By.cssSelector(css));
      new Actions(driver).moveToElement(element).click().perform();
      return true;
    } catch (org.openqa.selenium.WebDriverException moved) {
      return false;
    }
  }

  /** Brings the pointer there. */
  public void pointsAt(String css) {
    sees(css);
    new Actions(driver).moveToElement(driver.findElement(By.cssSelector(css))).perform();
  }

  /** Types into a field. */
  public void types(String css, CharSequence... keys) {
    sees(css);
    driver.findElement(By.cssSelector(css)).sendKeys(keys);
  }

  /** Presses keys wherever the focus is. */
  public void presses(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Says something in the room. */
  public void says(String text) {
    types("#message", text, Keys.ENTER);
  }

  /** Runs a script in the page. */
  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Makes the window as large as a screen of CSS pixels. */
  public void screen(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Prefers dark or light colours. */
  public void prefers(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Pulls the network cable out, or puts it in again. */
  public void offline(boolean out) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", out, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Another tab with the page; this one is looked at from now on. */
  public String tab() {
    String before = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    driver.get(page.toString());
    return before;
  }

  /** Looks at a tab. */
  public void looksAt(String tab) {
    driver.switchTo().window(tab);
  }

  /** Loads the page again. */
  public void reloads() {
    driver.navigate().refresh();
  }

  /** Keeps a picture of what is seen, for those who want to look. */
  public void photographs(String name) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
