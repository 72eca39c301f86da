package io.minihost.server.shortcuts;

/** What a short address was made as. It decides which of the platform's numbers for ways in the program hears. */
public enum ShortcutKind {
    /** Drawn as a round code. */
    CODE,
    /** Drawn as a plain square code. */
    SQUARE_CODE,
    SCHEME,
    NFC_SCHEME,
    URL_LINK,
    SHORT_LINK;

    private static final int BY_CAMERA = 1011;
    private static final int IN_PICTURE = 1013;
    private static final int ROUND_BY_CAMERA = 1047;
    private static final int ROUND_IN_PICTURE = 1049;
    private static final int BY_SCHEME = 1065;
    private static final int BY_SHORT_LINK = 1179;
    private static final int BY_URL_LINK = 1194;

    /** How somebody comes to an address. */
    public enum Way {
        /** A browser opens it, sent by whatever camera or page. */
        BROWSER,
        /** The host's own scanner sees it. */
        SCANNER,
        /** The host's own scanner finds it in a picture. */
        PICTURE
    }

    public int scene(Way way) {
        return switch (this) {
            case CODE ->
                switch (way) {
                    case BROWSER -> BY_CAMERA;
                    case SCANNER -> ROUND_BY_CAMERA;
                    case PICTURE -> ROUND_IN_PICTURE;
                };
            case SQUARE_CODE -> way == Way.PICTURE ? IN_PICTURE : BY_CAMERA;
            case SCHEME, NFC_SCHEME -> BY_SCHEME;
            case URL_LINK -> BY_URL_LINK;
            case SHORT_LINK -> BY_SHORT_LINK;
        };
    }

    /** Whether visits by it are counted against a day's quota, and more may be added to its query. */
    public boolean isOpenLink() {
        return this == SCHEME || this == NFC_SCHEME || this == URL_LINK;
    }
}
