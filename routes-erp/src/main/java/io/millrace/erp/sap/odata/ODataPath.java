/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Addresses of OData services, entities and questions. Everything variable is quoted and encoded here. */
public final class ODataPath {

    private static final String V2 = "/sap/opu/odata/sap/";
    private static final String V4 = "/sap/opu/odata4/sap/";

    private final StringBuilder path;
    private boolean asked;

    private ODataPath(String path) {
        this.path = new StringBuilder(path);
    }

    /** An entity set or function import of a v2 service, {@code API_MATERIAL_DOCUMENT_SRV}, {@code Cancel}. */
    public static ODataPath of(String service, String set) {
        return new ODataPath(V2 + service + '/' + set);
    }

    /** Of v4. @param service with its group and version: {@code api_product/srvd_a2x/sap/product/0002} */
    public static ODataPath ofV4(String service, String set) {
        return new ODataPath(V4 + service + '/' + set);
    }

    /** A key of one field: {@code ('1000012')}. */
    public ODataPath key(String value) {
        path.append('(').append(encoded(text(value))).append(')');
        return this;
    }

    /** A key of several fields: names and texts in turn. */
    public ODataPath key(String... namesAndTexts) {
        path.append('(');
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            path.append(i == 0 ? "" : ",").append(namesAndTexts[i]).append('=');
            path.append(encoded(text(namesAndTexts[i + 1])));
        }
        path.append(')');
        return this;
    }

    /** A parameter of the question, as {@code $select}; its value as OData writes it. */
    public ODataPath with(String name, String value) {
        path.append(asked ? '&' : '?').append(name).append('=').append(encoded(value));
        asked = true;
        return this;
    }

    /** Of v2: {@code 'it''s'}. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Of v2. */
    public static String guid(String value) {
        return "guid'" + value + "'";
    }

    /** Of v2: {@code 2.500M}. */
    public static String decimal(String value) {
        return value + 'M';
    }

    /** Of v2: {@code datetimeoffset'2026-11-23T06:00:00Z'}. */
    public static String timestamp(Instant at) {
        return "datetimeoffset'" + at.truncatedTo(ChronoUnit.SECONDS) + "'";
    }

    /** Of v2: {@code datetime'2026-11-23T00:00:00'}. */
    public static String date(LocalDate day) {
        return "datetime'" + day + "T00:00:00'";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The service's root of an address: everything before the entity set. */
    static String service(String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return plain.substring(0, plain.lastIndexOf('/', end(plain)));
    }

    /** A key may hold a slash. */
    private static int end(String path) {
        int key = path.indexOf('(');
        return key < 0 ? path.length() - 1 : key;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
