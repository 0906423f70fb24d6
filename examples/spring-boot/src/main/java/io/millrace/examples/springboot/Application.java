/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A Spring Boot application with one Millrace flow: everything else is in application.properties and flows/. */
@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
