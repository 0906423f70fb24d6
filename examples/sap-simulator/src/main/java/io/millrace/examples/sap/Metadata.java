/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A service's document and its {@code $metadata}: what the simulator knows of the types, no more. */
final class Metadata {

    private static final Map<Edm, String> V2 = Map.of(
            Edm.STRING, "Edm.String",
            Edm.DECIMAL, "Edm.Decimal",
            Edm.DATE, "Edm.DateTime",
            Edm.TIME, "Edm.Time",
            Edm.TIMESTAMP, "Edm.DateTimeOffset",
            Edm.BOOLEAN, "Edm.Boolean",
            Edm.INTEGER, "Edm.Int32",
            Edm.GUID, "Edm.Guid");

    private Metadata() {}

    static Answer document(Service service) {
        ObjectNode document = Json.object();
        if (service.v2()) {
            var sets = document.putObject("d").putArray("EntitySets");
            service.sets().keySet().forEach(sets::add);
        } else {
            var sets = document.put("@odata.context", "$metadata").putArray("value");
            service.sets()
                    .keySet()
                    .forEach(name -> sets.addObject()
                            .put("name", name)
                            .put("kind", "EntitySet")
                            .put("url", name));
        }
        return Answer.json(200, document);
    }

    static Answer edmx(Service service) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.append("<edmx:Edmx Version=\"").append(service.v2() ? "1.0" : "4.0").append("\" xmlns:edmx=\"");
        xml.append(
                service.v2()
                        ? "http://schemas.microsoft.com/ado/2007/06/edmx"
                        : "http://docs.oasis-open.org/odata/ns/edmx");
        xml.append("\"><edmx:DataServices><Schema Namespace=\"")
                .append(service.name().split(";")[0])
                .append("\">\n");
        for (EntitySet set : service.sets().values()) {
            xml.append("<EntityType Name=\"").append(set.name()).append("Type\"><Key>");
            set.keys()
                    .forEach(key -> xml.append("<PropertyRef Name=\"")
                            .append(key.name())
                            .append("\"/>"));
            xml.append("</Key>\n");
            set.properties().values().forEach(property -> xml.append(property(service, property)));
            xml.append("</EntityType>\n");
        }
        xml.append("<EntityContainer Name=\"Container\">\n");
        service.sets()
                .keySet()
                .forEach(name -> xml.append("<EntitySet Name=\"").append(name).append("\"/>\n"));
        xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>\n");
        return Answer.empty(200)
                .body("application/xml;charset=utf-8", xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String property(Service service, EntitySet.Property property) {
        String type = V2.get(property.type());
        if (!service.v2()) {
            type = property.type() == Edm.DATE ? "Edm.Date" : property.type() == Edm.TIME ? "Edm.TimeOfDay" : type;
        }
        String length = property.length() == 0 ? "" : "\" MaxLength=\"" + property.length();
        return "<Property Name=\"" + property.name() + "\" Type=\"" + type + length + "\"/>\n";
    }
}
