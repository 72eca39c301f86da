package io.minihost.server.merchantapi;

import java.util.List;

/** Calls that belong together. */
interface CallGroup {

    List<MerchantCall> calls();
}
