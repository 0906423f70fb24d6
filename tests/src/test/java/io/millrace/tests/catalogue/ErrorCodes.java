/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.millrace.canonical.error.ErrorCode;
import io.millrace.tests.architecture.LibraryClasses;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every error code of the libraries, found by its interface. */
final class ErrorCodes {

    private static final JavaClasses LIBRARIES =
            new ClassFileImporter().withImportOption(new LibraryClasses()).importPackages("io.millrace");
    private static final List<ErrorCode> ALL = codes(LIBRARIES.stream());

    private ErrorCodes() {}

    /** By code. */
    static List<ErrorCode> all() {
        return ALL;
    }

    /** Those that a class, or what it is made of, can name. */
    static List<ErrorCode> of(String className) {
        return codes(LIBRARIES.get(className).getTransitiveDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .distinct());
    }

    private static List<ErrorCode> codes(Stream<JavaClass> classes) {
        return classes.filter(found -> found.isEnum() && found.isAssignableTo(ErrorCode.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(ErrorCode.class::cast)
                .sorted(Comparator.comparing(ErrorCode::code))
                .toList();
    }

    /** {@code MFG-POST}. */
    static String area(ErrorCode error) {
        return error.code().substring(0, error.code().lastIndexOf('-'));
    }

    /** {@code docs/errors.md}. */
    static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                Generated from the enums that implement `ErrorCode`. Each failure's text starts with its code and goes on
                with the facts: plant, order, lot, quantity, field.

                """);
        Map<String, List<ErrorCode>> areas =
                all().stream().collect(Collectors.groupingBy(ErrorCodes::area, TreeMap::new, Collectors.toList()));
        areas.forEach((area, errors) -> page.append("## %s\n\n%s\n".formatted(area, table(errors))));
        return page.toString().strip() + '\n';
    }

    /** One row for each code. */
    static String table(Collection<ErrorCode> errors) {
        StringBuilder table = new StringBuilder("| Code | What is wrong | What to do |\n|---|---|---|\n");
        errors.forEach(
                error -> table.append("| %s | %s | %s |\n".formatted(error.code(), error.meaning(), error.action())));
        return table.toString();
    }
}
