/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Errors as SAP writes them. */
final class SapErrors {

    private SapErrors() {}

    /** An error as the service's version writes it. */
    static Answer answer(Service service, SapException e) {
        ObjectNode document = Json.object();
        ObjectNode error = document.putObject("error").put("code", e.code());
        if (service == null || service.v2()) {
            error.putObject("message").put("lang", "en").put("value", e.getMessage());
        } else {
            error.put("message", e.getMessage());
        }
        ObjectNode inner = error.putObject("innererror");
        inner.putObject("application")
                .put("service_namespace", "/SAP/")
                .put("service_id", service == null ? "" : service.name().split(";")[0])
                .put("service_version", "0001");
        ArrayNode details =
                service == null || service.v2() ? inner.putArray("errordetails") : error.putArray("details");
        for (String text : List.of(List.of(e.getMessage()), e.details()).stream()
                .flatMap(List::stream)
                .toList()) {
            details.addObject()
                    .put("code", e.code())
                    .put("message", text)
                    .put("propertyref", "")
                    .put("severity", "error")
                    .put("target", "");
        }
        return Answer.json(e.status(), document);
    }
}
