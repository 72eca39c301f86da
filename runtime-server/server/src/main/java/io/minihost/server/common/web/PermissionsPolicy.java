package io.minihost.server.common.web;

/**
 * What of a device the pages of this host may use, as the value of the header of that name. Browsers warn on every page of names
 * that they do not know, such as {@code web-share} and {@code bluetooth}.
 */
public final class PermissionsPolicy {

    /** What a mini program's page may ask the person for; frames of other sites may not. */
    public static final String OF_PROGRAMS =
            devices("accelerometer=(self), autoplay=*, camera=(self), clipboard-read=(self), clipboard-write=(self),"
                    + " fullscreen=*, geolocation=(self), gyroscope=(self), magnetometer=(self), microphone=(self),"
                    + " picture-in-picture=*, screen-wake-lock=(self)");

    public static final String OF_OTHERS = devices("accelerometer=(), camera=(self), clipboard-write=(self),"
            + " geolocation=(), gyroscope=(), magnetometer=(), microphone=()");

    private PermissionsPolicy() {}

    private static String devices(String allowed) {
        return allowed + ", display-capture=(), hid=(), idle-detection=(), local-fonts=(), midi=(),"
                + " payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), serial=(), usb=(),"
                + " xr-spatial-tracking=()";
    }
}
