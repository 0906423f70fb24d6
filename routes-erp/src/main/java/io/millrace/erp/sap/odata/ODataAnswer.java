/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SAP answered, of OData v2 or v4. */
public final class ODataAnswer {

    private static final int NOT_FOUND = 404;
    private static final String NO_SERVICE = "/IWFND/MED/";

    private final int status;
    private final byte[] body;
    private final @Nullable HttpResponse<Buffer> response;
    private @Nullable JsonNode json;

    ODataAnswer(HttpResponse<Buffer> response) {
        this.status = response.statusCode();
        this.body = response.body() == null ? new byte[0] : response.body().getBytes();
        this.response = response;
    }

    /** A part of a batch. */
    ODataAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
        this.response = null;
    }

    public int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /** 2xx without an error in it: a gateway may put one into a success. */
    public boolean isSuccessful() {
        return status >= 200 && status < 300 && error().isEmpty();
    }

    /** SAP itself says that there is no such entity; a service that is not there says nothing of entities. */
    public boolean isNoEntity() {
        return status == NOT_FOUND
                && !error().isEmpty()
                && error().codes().stream().noneMatch(code -> code.startsWith(NO_SERVICE));
    }

    /** Whether it is JSON, or nothing at all: a proxy may answer a call with a page of its own, and 200. */
    public boolean isReadable() {
        return body.length == 0 || !json().isMissingNode();
    }

    /** A header; null if it is not there. */
    public @Nullable String header(String name) {
        return response == null ? null : response.getHeader(name);
    }

    List<String> cookies() {
        return response == null ? List.of() : response.cookies();
    }

    /** The error of a refusal, {@code /error} in both versions; empty if the answer holds none. */
    ODataError error() {
        return ODataError.of(json().path("error"));
    }

    /** The entity, without what OData adds to it; missing if there is none. */
    public JsonNode entity() {
        return ODataJson.plain(data());
    }

    /** The entities of a set. */
    public List<JsonNode> entities() {
        JsonNode list = data();
        list = list.has("results") ? list.path("results") : list.path("value");
        List<JsonNode> entities = new ArrayList<>();
        list.forEach(entity -> entities.add(ODataJson.plain(entity)));
        return entities;
    }

    /** Whether the answer is a set at all: a page of something else is none. */
    public boolean isSet() {
        return data().path("results").isArray() || data().path("value").isArray();
    }

    /** Whether the server has cut the set here, and goes on with another page. */
    public boolean hasNext() {
        return next() != null;
    }

    /** The server's address of the next page; null after the last one. */
    @Nullable
    String next() {
        String next = data().path("__next").asText("");
        return next.isEmpty() ? json().path("@odata.nextLink").asText(null) : next;
    }

    /** What an entity was like when it was read. */
    @Nullable
    String etag() {
        String header = header("ETag");
        if (header != null) {
            return header;
        }
        String metadata = data().path("__metadata").path("etag").asText("");
        return metadata.isEmpty() ? json().path("@odata.etag").asText(null) : metadata;
    }

    private JsonNode data() {
        return json().has("d") ? json().path("d") : json();
    }

    private JsonNode json() {
        if (json == null) {
            json = ODataJson.read(body);
        }
        return json;
    }
}
