#include "CCurl.h"

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

CURLcode ccurl_set_data_callback(CURL *handle, CURLoption option, curl_write_callback callback) {
    return curl_easy_setopt(handle, option, callback);
}

CURLcode ccurl_set_prereq_callback(CURL *handle, curl_prereq_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

void ccurl_perform(CURLM *multi, CURL *const *handles, CURLcode *results, size_t count) {
    for (size_t i = 0; i < count; i++) {
        results[i] = CURLE_FAILED_INIT;
        curl_multi_add_handle(multi, handles[i]);
    }
    int running = 0;
    while (curl_multi_perform(multi, &running) == CURLM_OK && running > 0)
        if (curl_multi_poll(multi, NULL, 0, 1000, NULL) != CURLM_OK) break;
    int left = 0;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));)
        for (size_t i = 0; i < count; i++)
            if (message->msg == CURLMSG_DONE && message->easy_handle == handles[i])
                results[i] = message->data.result;
    for (size_t i = 0; i < count; i++) curl_multi_remove_handle(multi, handles[i]);
}
