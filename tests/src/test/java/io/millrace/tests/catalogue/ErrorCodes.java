/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.millrace.canonical.error.ErrorCode;
import io.millrace.tests.architecture.LibraryClasses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every error code of the libraries, found by its interface. */
final class ErrorCodes {

    private static final List<ErrorCode> ALL = find();

    private ErrorCodes() {}

    /** By code. */
    static List<ErrorCode> all() {
        return ALL;
    }

    private static List<ErrorCode> find() {
        return new ClassFileImporter()
                .withImportOption(new LibraryClasses()).importPackages("io.millrace").stream()
                        .filter(found -> found.isEnum() && found.isAssignableTo(ErrorCode.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> List.of(type.getEnumConstants()).stream())
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
        areas.forEach((area, errors) -> {
            page.append("## %s\n\n| Code | What is wrong | What to do |\n|---|---|---|\n".formatted(area));
            errors.forEach(error ->
                    page.append("| %s | %s | %s |\n".formatted(error.code(), error.meaning(), error.action())));
            page.append('\n');
        });
        return page.toString().strip() + '\n';
    }
}
