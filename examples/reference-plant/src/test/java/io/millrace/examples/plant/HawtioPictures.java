/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A person with a browser in front of Hawtio; the browser is Debian's Chromium. */
final class HawtioPictures implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ChromeDriver browser;

    private HawtioPictures(Path chromium, Path driver) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .build(),
                options);
        browser.manage().window().setSize(new Dimension(1600, 1000));
    }

    /** Empty if this machine has no Chromium with its driver. */
    static Optional<HawtioPictures> open() {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> driver = onPath("chromedriver");
        return chromium.isPresent() && driver.isPresent()
                ? Optional.of(new HawtioPictures(chromium.get(), driver.get()))
                : Optional.empty();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void logIn(String url, String user, String password) {
        browser.get(url);
        see(By.id("pf-login-username-id")).sendKeys(user);
        browser.findElement(By.id("pf-login-password-id")).sendKeys(password);
        browser.findElement(By.cssSelector("button[type=submit]")).click();
        see(By.cssSelector("nav"));
    }

    /** The tree of all routes, with the table of them beside it. */
    void openRoutes() {
        click("routes");
        see(By.xpath("//*[@id='camel-content-main']//table"));
    }

    /** The diagram of one route, with its counters. */
    void openDiagram(String route) {
        click(route);
        click("Route Diagram");
        see(By.cssSelector(".react-flow__node"));
    }

    private void click(String text) {
        see(By.xpath("//*[normalize-space(text())='" + text + "']")).click();
    }

    private WebElement see(By what) {
        return Awaitility.await(what.toString())
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> browser.findElement(what), WebElement::isDisplayed);
    }

    void save(Path picture) throws IOException {
        Files.createDirectories(picture.getParent());
        Files.write(picture, browser.getScreenshotAs(OutputType.BYTES));
    }

    String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    @Override
    public void close() {
        browser.quit();
    }
}
