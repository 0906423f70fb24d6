/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.check.Settings;
import io.millrace.erp.sap.odata.ODataClient;
import io.millrace.erp.sap.odata.ODataSettings;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceSupport;

/** What every bean of an SAP kamelet has: the system's address, how to log on, and a client while it runs. */
public abstract class SapConnection extends ServiceSupport implements CamelContextAware, Settings {

    private final ODataSettings settings = new ODataSettings();
    private CamelContext camelContext;
    private ODataClient client;

    protected SapConnection() {}

    protected final ODataClient sap() {
        return client;
    }

    /** The entities that a question finds, on all pages of the server. */
    protected final Future<List<JsonNode>> found(String question) {
        return client.readAll(question);
    }

    /** One entity as it is now. */
    protected final Future<JsonNode> read(String entity) {
        return client.read(entity).map(answer -> answer.entity());
    }

    @Override
    public void check() {
        settings.check();
    }

    @Override
    public final List<String> addresses() {
        return settings.addresses();
    }

    @Override
    protected void doStart() {
        client = new ODataClient(settings, camelContext, "SAP");
    }

    @Override
    protected void doStop() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public final CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public final void setBaseUrl(String baseUrl) {
        settings.setBaseUrl(baseUrl);
    }

    public final void setUsername(String username) {
        settings.setUsername(username);
    }

    public final void setPassword(String password) {
        settings.setPassword(password);
    }

    public final void setTokenUrl(String tokenUrl) {
        settings.setTokenUrl(tokenUrl);
    }

    public final void setSapClient(String sapClient) {
        settings.setSapClient(sapClient);
    }

    public final void setRequestTimeout(String requestTimeout) {
        settings.setRequestTimeout(requestTimeout);
    }
}
