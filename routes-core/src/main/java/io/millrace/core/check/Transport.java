/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** Plain text may go to this machine only. */
final class Transport {

    private static final Pattern PLAIN =
            Pattern.compile("(?<![\\w-])(?:http|tcp|ws|mqtt|amqp|amqpws):/{1,2}(\\[[^]]+]|[^/:?,]+)");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private Transport() {}

    /** @param address a URL, an endpoint URI with one in it, or several of them comma-separated */
    static void check(CamelContext context, String address, String user) {
        Matcher plain = PLAIN.matcher(address);
        while (plain.find()) {
            if (!isLoopback(plain.group(1))) {
                Accepted.refuse(context, CheckError.PLAIN_TRANSPORT, user + " sends plain text to " + plain.group(1));
            }
        }
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }
}
