/** What a merchant's server needs of WeChat: who the customer is, getting paid, giving money back. */
@NullMarked
package io.minihost.samples.wechat;

import org.jspecify.annotations.NullMarked;
