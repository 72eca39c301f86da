package io.minihost.server.merchantapi.wire;

/** A call is refused; the caller is told the code and the words. */
public final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrCode code;

    public ApiRefusal(ErrCode code) {
        this(code, code.words());
    }

    /** One that says more than the code does. */
    public ApiRefusal(ErrCode code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    public ErrCode code() {
        return code;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
