"""Checks archives of posts: exports, crawls and folders go in, Parquet datasets with an overview come out.

Reading cuts every input into batches of the same posts each time. A batch is checked and written as a whole, its part
of `posts` last: a run that was stopped goes on with the batches that have no such part, and gives the same dataset.
"""
