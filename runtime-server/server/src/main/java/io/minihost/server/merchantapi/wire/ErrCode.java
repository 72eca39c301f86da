package io.minihost.server.merchantapi.wire;

/** The platform's numbers for what can go wrong, with the words that go with them. */
public enum ErrCode {
    SYSTEM_ERROR(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_MEDIA_SIZE(40006, "invalid media size"),
    INVALID_MEDIA_ID(40007, "invalid media_id"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_IMAGE_SIZE(40009, "invalid image size"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_CODE(40029, "invalid code"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGUMENT(40097, "invalid args"),
    INVALID_SECRET(40125, "invalid appsecret"),
    INVALID_SCENE(40129, "invalid scene"),
    INVALID_IMAGE_FORMAT(40137, "invalid image format"),
    INVALID_PATH_LENGTH(40159, "invalid length for path, or the data is not json string"),
    CODE_USED(40163, "code been used"),
    INVALID_ADDRESS(40164, "invalid ip, not in whitelist"),
    INVALID_PATH(40165, "invalid weapp pagepath"),
    INVALID_SCENE_LENGTH(40169, "invalid length for scene, or the data is not json string"),
    INVALID_QUERY(40212, "invalid query"),
    INVALID_TITLE(40225, "invalid page title"),
    TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    SECRET_MISSING(41004, "appsecret missing"),
    MEDIA_MISSING(41005, "media data missing"),
    MEDIA_ID_MISSING(41006, "media_id missing"),
    CODE_MISSING(41008, "missing code"),
    OPENID_MISSING(41009, "missing openid"),
    INVALID_PAGE(41030, "invalid page"),
    TOKEN_EXPIRED(42001, "access_token expired"),
    NEEDS_GET(43001, "require GET method"),
    NEEDS_POST(43002, "require POST method"),
    BODY_MISSING(44002, "empty post data"),
    TOO_FREQUENT(44990, "too frequent, please try again later"),
    LINKS_USED_UP(44993, "reach max daily quota of schemes and url links"),
    BODY_TOO_LARGE(45002, "content size out of limit"),
    QUOTA_USED_UP(45009, "reach max api daily quota limit"),
    TOO_FAST(45011, "api minute-quota reach limit, must slower, retry next minute"),
    ANSWERED_TOO_LATE(45015, "response out of time limit or subscription is canceled"),
    CODES_USED_UP(45029, "qrcode count out of limit"),
    ANSWERED_TOO_OFTEN(45047, "out of response count limit"),
    INVALID_COMMAND(45072, "command field is invalid"),
    NOT_SPOKEN_LATELY(45080, "no message with the user in the last 30 seconds"),
    TYPING_ALREADY(45081, "typing already"),
    INVALID_FORMAT(47001, "data format error"),
    ACTIVITY_UNKNOWN(47501, "invalid activity_id"),
    INVALID_ACTIVITY_STATE(47502, "invalid target_state"),
    INVALID_VERSION_TYPE(47503, "invalid version_type"),
    ACTIVITY_OVER(47504, "activity_id expired"),
    NOT_SERVED(48001, "api unauthorized"),
    CLEARED_TOO_OFTEN(48006, "forbid to clear quota because of reaching the limit"),
    NOT_HERE_LATELY(61010, "the user has not been here in the last two hours"),
    STAFF_UNKNOWN(65401, "invalid custom service account"),
    INVALID_STAFF_NICK(65403, "invalid custom service nickname"),
    INVALID_STAFF_NAME(65404, "invalid custom service account name"),
    STAFF_TOO_MANY(65405, "too many custom service accounts"),
    STAFF_KNOWN(65406, "custom service account exists already"),
    NO_CONVERSATION(65413, "no such custom service session"),
    CONVERSATION_TAKEN(65414, "another custom service account has the session"),
    RID_UNKNOWN(76001, "rid not found"),
    RID_MALFORMED(76002, "rid is error"),
    RID_OF_ANOTHER(76003, "could not query this rid, no permission"),
    PATH_UNKNOWN(76021, "cgi_path not found, please check"),
    INVALID_LINK(85066, "invalid link"),
    DEBUG_URL_OUTSIDE(85068, "debug url is not below the link"),
    NO_LINK_FILE(85069, "check file failed"),
    LINK_ALREADY_THERE(85071, "the link is already there"),
    LINK_TAKEN(85072, "the link is occupied"),
    LINKS_FULL(85073, "reach max number of links"),
    RULE_NOT_RELEASED(85074, "the page is not released"),
    NOT_RELEASED(85079, "miniprogram has no such release"),
    LASTING_LINKS_USED_UP(85400, "reach max number of links that do not expire"),
    INVALID_EXPIRY(85401, "invalid expire time"),
    INVALID_ENV_VERSION(85402, "invalid env_version"),
    INVALID_SIG_METHOD(87008, "invalid sig_method"),
    INVALID_SIGNATURE(87009, "invalid signature"),
    RISKY_CONTENT(87014, "risky content"),
    INVALID_KEY_VALUE(87016, "invalid key or value"),
    TOO_MANY_KEYS(87017, "too many keys"),
    INVALID_MODEL_ID(9800003, "invalid model_id");

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
