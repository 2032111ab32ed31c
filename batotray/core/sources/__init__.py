"""The sources: what each site says and how it is asked. No I/O: the fetcher drives them."""
