/* The ceiling: libcurl workers that post one body again and again, with no file and no journal. */
#include <curl/curl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static const char body[] =
    "{\"name\":\"Company 123456\",\"external_id\":\"C-123456\",\"email\":\"info123456@example.com\","
    "\"billing_address\":{\"street_1\":\"123 Main Street\",\"city\":\"Springfield\",\"state\":\"IL\","
    "\"postal_code\":\"62701\",\"country\":\"US\"},\"phone_number\":\"+1 555 0123456\"}";
static atomic_long left;

static size_t drop(char *data, size_t size, size_t count, void *context) {
    (void)data, (void)context;
    return size * count;
}

static void *work(void *unused) {
    (void)unused;
    CURL *handle = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    headers = curl_slist_append(headers, "Authorization: Bearer x");
    curl_easy_setopt(handle, CURLOPT_URL, "http://127.0.0.1:8791/v0/business/biz_bench/customers");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, drop);
    while (atomic_fetch_sub(&left, 1) > 0)
        if (curl_easy_perform(handle) != CURLE_OK) exit(1);
    curl_easy_cleanup(handle);
    curl_slist_free_all(headers);
    return NULL;
}

int main(int count, char **arguments) {
    pthread_t threads[16];
    left = count > 1 ? atol(arguments[1]) : 100000;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    for (int i = 0; i < 16; i++) pthread_create(&threads[i], NULL, work, NULL);
    for (int i = 0; i < 16; i++) pthread_join(threads[i], NULL);
}
