package io.minihost.server.merchantapi.wire;

/** The platform's numbers for what can go wrong, with the words that go with them. */
public enum ErrCode {
    SYSTEM_ERROR(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_CODE(40029, "invalid code"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGUMENT(40097, "invalid args"),
    INVALID_SECRET(40125, "invalid appsecret"),
    CODE_USED(40163, "code been used"),
    INVALID_ADDRESS(40164, "invalid ip, not in whitelist"),
    TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    SECRET_MISSING(41004, "appsecret missing"),
    CODE_MISSING(41008, "missing code"),
    OPENID_MISSING(41009, "missing openid"),
    TOKEN_EXPIRED(42001, "access_token expired"),
    NEEDS_GET(43001, "require GET method"),
    NEEDS_POST(43002, "require POST method"),
    BODY_MISSING(44002, "empty post data"),
    BODY_TOO_LARGE(45002, "content size out of limit"),
    QUOTA_USED_UP(45009, "reach max api daily quota limit"),
    TOO_FAST(45011, "api minute-quota reach limit, must slower, retry next minute"),
    INVALID_FORMAT(47001, "data format error"),
    NOT_SERVED(48001, "api unauthorized"),
    CLEARED_TOO_OFTEN(48006, "forbid to clear quota because of reaching the limit"),
    RID_UNKNOWN(76001, "rid not found"),
    RID_MALFORMED(76002, "rid is error"),
    RID_OF_ANOTHER(76003, "could not query this rid, no permission"),
    PATH_UNKNOWN(76021, "cgi_path not found, please check"),
    INVALID_SIG_METHOD(87008, "invalid sig_method"),
    INVALID_SIGNATURE(87009, "invalid signature"),
    INVALID_KEY_VALUE(87016, "invalid key or value"),
    TOO_MANY_KEYS(87017, "too many keys");

    private final int number;
    private final String words;

    ErrCode(int number, String words) {
        this.number = number;
        this.words = words;
    }

    public int number() {
        return number;
    }

    public String words() {
        return words;
    }
}
