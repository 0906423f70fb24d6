/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

/** The rules that several systems of this plant share. */
final class Rules {

    private Rules() {}

    static DocumentRules plant() {
        return body -> PlantData.PLANT.equals(body.path("plant").asText())
                ? null
                : Answer.rejected("UNKNOWN_PLANT", "plant " + body.path("plant") + " is not ours");
    }

    static DocumentRules customer() {
        return body -> PlantData.isCustomer(body.path("customer").asText())
                ? null
                : Answer.rejected("UNKNOWN_CUSTOMER", "customer " + body.path("customer") + " is not known");
    }

    static DocumentRules shipment(String field) {
        return DocumentRules.known(field, "UNKNOWN_SHIPMENT", PlantData::isShipment);
    }

    static DocumentRules notNegative(String... fields) {
        return body -> {
            for (String field : fields) {
                if (DocumentRules.signum(body.path(field)) < 0) {
                    return Answer.rejected("INVALID_QUANTITY", field + " must be a number, zero or more");
                }
            }
            return null;
        };
    }
}
